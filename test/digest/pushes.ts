import { isAppName, isDomainName, isStreamName, type PushEvent } from '../../src/live/port.ts';

export interface PushParts {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly stopReason?: string;
}

/** An event of the cloud; a name with blanks gets dashes. */
export function push({ name, from, to, stopReason = '3/0' }: PushParts): PushEvent {
  const [domain, app, stream] = ['push.example.com', 'live', name.replaceAll(' ', '-')];
  if (!isDomainName(domain) || !isAppName(app) || !isStreamName(stream)) throw new TypeError(stream);
  return {
    stream: { domain, app, name: stream },
    from,
    to,
    durationS: to - from,
    stopReason,
    resolution: '',
  };
}

import { fits, type DigestFilter } from '../core/digest-filter.ts';
import { filesTold } from '../core/told-events.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { CloudEvents } from '../store/port.ts';

/** The files of one stream that were closed in a time. */
export interface Recorded {
  readonly stream: string;
  readonly files: number;
  /** Seconds of recording in all of them. */
  readonly lengthS: number;
}

/** tencent-live 11.2 */
const FILE_READY = 100;
/** More files than an account closes in a day; of even more, the newest count. */
const MOST = 20_000;

/** What was recorded in that time of streams that fit, as far as callbacks told it, the most first; what came without a signature is no proof. */
export async function readRecorded(
  from: UnixSeconds,
  to: UnixSeconds,
  events: Pick<CloudEvents, 'list'>,
  filter: DigestFilter = {},
): Promise<readonly Recorded[]> {
  const told = await events.list({ types: [FILE_READY], from, to: to - 1 }, MOST);
  const streams = new Map<string, Recorded>();
  for (const { event, body } of filesTold(told.filter(({ isHint }) => !isHint))) {
    // In callbacks `app` is the push domain and `appname` the app name (tencent-live 11.3).
    const stream = { domain: body.app, app: body.appname, name: event.name ?? '' };
    if (event.name === undefined || !fits(filter, stream)) continue;
    const { files = 0, lengthS = 0 } = streams.get(event.name) ?? {};
    const length = body.duration ?? body.end_time - body.start_time;
    streams.set(event.name, { stream: event.name, files: files + 1, lengthS: lengthS + length });
  }
  return [...streams.values()].toSorted((a, b) => b.lengthS - a.lengthS);
}

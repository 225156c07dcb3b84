import { isAppName, isDomainName, isStreamName, type StreamKey } from '../port.ts';

/** A stream as Tencent's rows name it; undefined when the bot could not name it (tencent-live 9.3). */
export function streamKeyOf(domain: string, app: string, name: string): StreamKey | undefined {
  if (!isDomainName(domain) || !isAppName(app) || !isStreamName(name)) return undefined;
  return { domain, app, name };
}

/** The three parameters that name one stream in state reads and writes (tencent-live 5.1 to 5.3). */
export function streamParams(stream: StreamKey) {
  return { AppName: stream.app, DomainName: stream.domain, StreamName: stream.name };
}

import { isStreamName, type AppName, type DomainName, type StreamFilter, type StreamKey } from '../port.ts';

/** What lists leave out, since the old API knows a stream by its name alone. */
export interface Defaults {
  readonly domain: DomainName;
  readonly app: AppName;
}

/** A stream of a list: where it was not asked for by domain or app, those of the installation are filled in. */
export function streamKeyOf(name: string, filter: StreamFilter, defaults: Defaults): StreamKey | undefined {
  if (!isStreamName(name)) return undefined;
  return { domain: filter.domain ?? defaults.domain, app: filter.app ?? defaults.app, name };
}

/** For accounts with several domains or app names, which need not be told apart elsewhere (tencent-live 3.7). */
export function placeParams(stream: StreamKey) {
  return { 's.channel_id': stream.name, 's.path': stream.app, 's.domain': stream.domain };
}

import type { RawInput } from './call.ts';
import type { AppName, DomainName } from '../live/port.ts';
import { code, joined, text, type Text } from './text.ts';

/** The streams that a digest tells of; all of it must fit, and all streams do where nothing is named. */
export interface DigestFilter {
  /** Push domain. */
  readonly domain?: DomainName | undefined;
  readonly app?: AppName | undefined;
  /** With what their names begin. */
  readonly prefix?: string | undefined;
}

/** What a digest tells of, and of how much of it. */
export interface DigestScope {
  readonly filter?: DigestFilter | undefined;
  /** Streams that are named at most. */
  readonly top?: number | undefined;
}

/** The filter of what was named; undefined when nothing was. */
export function filterOf({ domain, app, prefix }: DigestFilter): DigestFilter | undefined {
  const filter = {
    ...(domain === undefined ? {} : { domain }),
    ...(app === undefined ? {} : { app }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  return isFiltered(filter) ? filter : undefined;
}

/** A stream as far as it is known. */
export interface NamedStream {
  readonly domain?: string | undefined;
  readonly app?: string | undefined;
  readonly name: string;
}

/** What is not known of the stream speaks neither for nor against it. */
export const fits = ({ domain, app, prefix = '' }: DigestFilter, stream: NamedStream): boolean =>
  (domain === undefined || (stream.domain ?? domain) === domain) &&
  (app === undefined || (stream.app ?? app) === app) &&
  stream.name.startsWith(prefix);

/** What facts of these streams are kept under: never the same for two filters; `''` for all streams. */
export function scopeKey({ domain, app, prefix }: DigestFilter = {}): string {
  const parts = [domain ?? '', app ?? '', prefix ?? ''];
  return parts.every((part) => part === '') ? '' : parts.join('/');
}

/** As fields of a command: what a button carries. */
export const scopeInput = ({ filter: { domain, app, prefix } = {}, top }: DigestScope): RawInput => ({
  ...(domain === undefined ? {} : { domain }),
  ...(app === undefined ? {} : { app }),
  ...(prefix === undefined ? {} : { prefix }),
  ...(top === undefined ? {} : { top: String(top) }),
});

export const isFiltered = (filter: DigestFilter | undefined): filter is DigestFilter =>
  scopeKey(filter) !== '';

/** As short as a path: `push.example.com/live/room-*`, `live/*`, `room-*`. */
export function scopePattern({ domain, app, prefix = '' }: DigestFilter): string {
  const places = domain === undefined ? [app] : [domain, app ?? '*'];
  return [...places.filter((part) => part !== undefined), `${prefix}*`].join('/');
}

/** Of which streams, and what of them is not told: `Only of streams in app live, with names that begin with room-. …` */
export function filterText({ domain, app, prefix }: DigestFilter): Text {
  const parts = [
    ...(domain === undefined ? [] : [text`pushed to ${code(domain)}`]),
    ...(app === undefined ? [] : [text`in app ${code(app)}`]),
    ...(prefix === undefined ? [] : [text`with names that begin with ${code(prefix)}`]),
  ];
  return text`Only of streams ${joined(parts, text`, `)}. Tencent tells viewers, bandwidth and requests of all streams together or of one alone, so they are left out.`;
}

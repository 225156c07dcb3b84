import {
  isAppName,
  isDomainName,
  isStreamName,
  type AppName,
  type DomainName,
  type StreamName,
} from '../live/port.ts';

/** A stream as a person names it: `name`, `app/name`, `domain/app/name`, or any push or play URL of it. */
export interface StreamRef {
  readonly domain?: DomainName;
  readonly app?: AppName;
  readonly name: StreamName;
}

/**
 * Reads a stream's name or URL; undefined when it is neither. Everything behind the first `?` is dropped unread but for
 * the `r=` of an SRT stream id, since that is where the signature stands (tencent-live 9.1).
 */
export function readStreamRef(given: string): StreamRef | undefined {
  const value = given.trim();
  const scheme = /^([a-z]+):\/\//i.exec(value)?.[1]?.toLowerCase();
  if (scheme === 'srt') return readSrt(value);
  const path = (scheme === undefined ? value : value.slice(scheme.length + 3)).replace(/[?#].*$/s, '');
  const [last, ...before] = path.split('/').toReversed();
  if (last === undefined) return undefined;
  const name = scheme?.startsWith('http') === true ? last.replace(/\.(flv|m3u8)$/, '') : last;
  return refOf([...before.toReversed(), name]);
}

/**
 * Reads several of them, with commas or spaces between; undefined when one is none, or when a comma has nothing beside it:
 * then a name was probably lost.
 */
export function readStreamRefs(given: string): readonly StreamRef[] | undefined {
  const parts = given
    .trim()
    .replaceAll(/\s*,\s*/g, ',')
    .split(/\s+/)
    .flatMap(namesIn);
  const refs = parts.flatMap((part) => readStreamRef(part) ?? []);
  return refs.length === parts.length ? refs : undefined;
}

/** The stream id of an SRT URL has commas of its own (tencent-live 9.1). */
const namesIn = (word: string): readonly string[] => (word.startsWith('srt://') ? [word] : word.split(','));

/** `srt://host:9000?streamid=#!::h=host,r=app/name,txSecret=…` (tencent-live 9.1). */
function readSrt(value: string): StreamRef | undefined {
  const resource = /[:,]r=([^,&]+)/.exec(value)?.[1];
  const host = /[:,]h=([^,&]+)/.exec(value)?.[1] ?? /^srt:\/\/([^/:?]+)/i.exec(value)?.[1];
  return resource === undefined || host === undefined ? undefined : refOf([host, ...resource.split('/')]);
}

function refOf(parts: readonly string[]): StreamRef | undefined {
  const [name, app, host, ...more] = parts.toReversed();
  if (name === undefined || !isStreamName(name) || more.length > 0) return undefined;
  if (app === undefined) return { name };
  if (!isAppName(app)) return undefined;
  const domain = host?.replace(/:\d+$/, '').toLowerCase();
  if (domain === undefined) return { app, name };
  return isDomainName(domain) ? { domain, app, name } : undefined;
}

/** The shortest text that names the same stream: what is put in a form or a button. */
export const streamRefText = (ref: StreamRef): string =>
  [ref.domain, ref.app, ref.name].filter((part) => part !== undefined).join('/');

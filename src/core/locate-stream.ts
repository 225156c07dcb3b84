import {
  isStreamName,
  type DomainName,
  type OnlineStream,
  type Sourced,
  type StreamKey,
  type StreamName,
} from '../live/port.ts';
import type { Context } from './command.ts';
import { BotError } from './errors.ts';
import type { Settings } from './settings.ts';
import type { StreamRef } from './stream-ref.ts';
import { code, text } from './text.ts';

/** The stream that was meant, and what else of the same name is on air: Tencent bans by name (tencent-live 0.5). */
export interface Located {
  readonly stream: StreamKey;
  /** Everything on air with this name, `stream` included when it is; undefined when the cloud did not say. */
  readonly online: Sourced<readonly OnlineStream[]> | undefined;
}

/**
 * Finds the stream that a person named. What the name leaves open is filled from what is on air, when that is clear, else
 * from the settings. Throws a BotError `bad-input` for a domain that is not ours.
 */
export async function locateStream(ref: StreamRef, context: Context): Promise<Located> {
  const { settings } = context;
  const plain = withoutTemplate(ref, settings);
  const asConfigured = streamBySettings(ref, settings);
  const domain = pushDomainOf(plain.domain, settings);
  const online = await onlineWithName(plain, context);
  const fits = (online?.value ?? []).filter(
    ({ stream }) =>
      (plain.app === undefined || stream.app === plain.app) &&
      (domain === undefined || stream.domain === domain),
  );
  const configuredIsLive = fits.some(({ stream }) => sameStream(stream, asConfigured));
  const [first] = fits;
  return { stream: configuredIsLive || first === undefined ? asConfigured : first.stream, online };
}

/** The name of the stream that was meant, which is what a ban or a cut goes by, without reading anything. */
export const streamNameOf = (ref: StreamRef, settings: Settings): StreamName =>
  withoutTemplate(ref, settings).name;

/** The stream by its name and the settings alone, without asking the cloud. Throws a BotError as `locateStream`. */
export function streamBySettings(ref: StreamRef, settings: Settings): StreamKey {
  const plain = withoutTemplate(ref, settings);
  const domain = pushDomainOf(plain.domain, settings);
  return { domain: domain ?? settings.push[0], app: plain.app ?? settings.app, name: plain.name };
}

/**
 * What of a stream was named, app and push domain only where they were: what a list is narrowed to. Throws a BotError as
 * `locateStream`.
 */
export function pushRefOf(ref: StreamRef, settings: Settings): StreamRef {
  const { app, domain: given, name } = withoutTemplate(ref, settings);
  const domain = pushDomainOf(given, settings);
  return { ...(domain !== undefined && { domain }), ...(app !== undefined && { app }), name };
}

export const sameStream = (a: StreamKey, b: StreamKey): boolean =>
  a.domain === b.domain && a.app === b.app && a.name === b.name;

/** `domain/app/name`, which names the stream without doubt. */
export const streamKeyText = ({ domain, app, name }: StreamKey): string => `${domain}/${app}/${name}`;

/** The stream as people name it: without what the settings fill in anyway. */
export function shortStreamText(stream: StreamKey, settings: Settings): string {
  if (stream.domain !== settings.push[0]) return streamKeyText(stream);
  return stream.app === settings.app ? stream.name : `${stream.app}/${stream.name}`;
}

async function onlineWithName(ref: StreamRef, context: Context): Promise<Located['online']> {
  try {
    return await context.live.streams.online({ name: ref.name });
  } catch (thrown) {
    if (thrown instanceof BotError) return undefined;
    throw thrown;
  }
}

/** A play URL names the play domain; the push domain is then left open. */
function pushDomainOf(domain: DomainName | undefined, settings: Settings): DomainName | undefined {
  if (domain === undefined || settings.play.some((play) => play.domain === domain)) return undefined;
  if (settings.push.includes(domain)) return domain;
  throw new BotError('bad-input', {
    said: text`${code(domain)} is none of the domains of this installation.`,
    did: 'nothing',
    next: text`The push domains are ${settings.push.join(', ')}.`,
  });
}

/** `room-1_hd` on a play domain with the template `hd` is the stream `room-1` (tencent-live 9.1). */
function withoutTemplate(ref: StreamRef, settings: Settings): StreamRef {
  const play = settings.play.find(({ domain }) => domain === ref.domain);
  const template = play?.templates.find((name) => ref.name.endsWith(`_${name}`));
  if (template === undefined) return ref;
  const name = ref.name.slice(0, -template.length - 1);
  return isStreamName(name) ? { ...ref, name } : ref;
}

import * as z from 'zod';
import type { UnixSeconds } from '../live/port.ts';
import { Secret } from './secret.ts';
import type { Mention } from './text.ts';

export type { UnixSeconds } from '../live/port.ts';

export type Platform = 'slack' | 'discord' | 'terminal';

/** Only a `member` of a home team or guild is covered by `*`; bots and strangers are refused whatever is granted. */
export type Standing = 'member' | 'guest' | 'stranger' | 'bot';

/** The person who asks. Identity is platform and id, never a display name. */
export interface Actor {
  readonly platform: Platform;
  readonly id: string;
  readonly name: string;
  readonly standing: Standing;
  /** Ids of the user groups or roles that the person is in; `unknown` when the platform did not answer. */
  readonly groups: readonly string[] | 'unknown';
}

/** Where it was asked. */
export interface Place {
  readonly platform: Platform;
  /** Team or guild id; empty in a Discord direct message. */
  readonly home: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  /** A direct message: writes are refused there, since the team would not see them (product C13). */
  readonly direct: boolean;
}

/** How to answer the request itself: Slack's `response_url` or Discord's interaction token. Never logged. */
export interface WayBack {
  readonly address: Secret;
  /** From this moment on the platform refuses it. */
  readonly until: UnixSeconds;
}

/** What a person gave, by field name, as text; read by the command's own schema. */
export type RawInput = Readonly<Record<string, string>>;

interface Asked {
  /** Unique per request; the platform's own request id where it has one. */
  readonly id: string;
  readonly actor: Actor;
  readonly place: Place;
  readonly wayBack?: WayBack | undefined;
}

/** One person, form, schedule or button asking a command. */
export type Call = Asked &
  (
    | { readonly origin: 'typed' | 'form' | 'schedule'; readonly command: string; readonly input: RawInput }
    | { readonly origin: 'button'; readonly button: string }
  );

/** One identity over all platforms, as grants and audit rows write it: `slack:U024BE7LH`. */
export const actorKey = (actor: Actor): string => `${actor.platform}:${actor.id}`;

/** The person of such a key, to be shown by the name that the reader's platform has for them. */
export function actorMention(key: string): Mention {
  const [, platform = '', id = ''] = /^([^:]*):(.*)$/s.exec(key) ?? [];
  return { kind: 'mention', who: 'user', platform, id, value: key };
}

/** `slack:T1/C1` or `slack:T1/C1/thread`. */
export function placeKey(place: Place): string {
  const path = [place.home, place.channel, place.thread].filter((part) => part !== undefined);
  return `${place.platform}:${path.join('/')}`;
}

const platform = z.enum(['slack', 'discord', 'terminal']);
const askedShape = z.object({
  id: z.string(),
  actor: z.object({
    platform,
    id: z.string(),
    name: z.string(),
    standing: z.enum(['member', 'guest', 'stranger', 'bot']),
    groups: z.union([z.array(z.string()), z.literal('unknown')]),
  }),
  place: z.object({
    platform,
    home: z.string(),
    channel: z.string(),
    thread: z.string().optional(),
    direct: z.boolean(),
  }),
  wayBack: z.object({ address: z.string(), until: z.number() }).optional(),
});

export type Asker = Asked;

/** Who asked, where, and the way back, as JSON text for the store: the only place that a way back is written to. */
export function writeAsker(asker: Asker): string {
  const { id, actor, place, wayBack } = asker;
  const back = wayBack && { address: wayBack.address.reveal(), until: wayBack.until };
  return JSON.stringify({ id, actor, place, wayBack: back });
}

/** The reverse of `writeAsker`; throws when the text is not one of ours. */
export function readAsker(body: string): Asker {
  const { wayBack, ...asked } = askedShape.parse(JSON.parse(body));
  if (wayBack === undefined) return asked;
  return { ...asked, wayBack: { address: new Secret(wayBack.address), until: wayBack.until } };
}

import type { Asker } from '../../core/call.ts';
import type { Answer } from '../../core/dispatch.ts';
import type { SealedReply } from '../../core/reply.ts';
import { text, type Catalogue, type Mention } from '../../core/text.ts';
import { at, textAt } from './json.ts';
import { render } from './render.ts';
import { SlackFault } from './slack-fault.ts';
import type { SayBack } from './way-back.ts';
import type { Web } from './web.ts';

/** A message that the bot can edit later, as `Desk.landed` is told of it (JSON text). */
export interface MessageName {
  readonly channel: string;
  readonly ts: string;
}

/** One way to show an answer; it throws a `SlackFault`. */
export interface Way {
  readonly name: 'way back' | 'own post' | 'direct message' | 'line in the channel';
  /** Everybody in the channel sees the answer. */
  readonly isPublic: boolean;
  /** Names the message where it can be edited. */
  go(): Promise<MessageName | undefined>;
}

export interface WayParts {
  readonly web: Web;
  readonly sayBack: SayBack;
  readonly catalogue: Catalogue | undefined;
}

/** The ways of an answer in their order (design: Answering). */
export function waysOf(asker: Asker, answer: Answer, parts: WayParts): readonly Way[] {
  const { reply } = answer;
  const direct = directWay(asker, reply, answer.audience, parts);
  if (answer.audience === 'me') {
    return [...backWay(asker, reply, 'ephemeral', parts), direct, lineWay(asker, parts)];
  }
  const back = backWay(asker, reply, 'in_channel', parts);
  const own = ownWay(asker, reply, parts);
  // What comes through a response_url has no `ts`, so that it could not be edited later.
  return answer.look === undefined ? [...back, own, direct] : [own, ...back, direct];
}

function backWay(
  { wayBack, place }: Asker,
  reply: SealedReply,
  audience: 'ephemeral' | 'in_channel',
  { sayBack, catalogue }: WayParts,
): Way[] {
  if (wayBack === undefined) return [];
  const said = {
    ...render(reply, catalogue),
    response_type: audience,
    replace_original: false,
    thread_ts: place.thread,
  };
  const go = async () => {
    await sayBack(wayBack, said);
    return undefined;
  };
  return [{ name: 'way back', isPublic: audience === 'in_channel', go }];
}

function ownWay({ place }: Asker, reply: SealedReply, parts: WayParts): Way {
  const go = () => postAsBot(place.channel, reply, parts, place.thread);
  return { name: 'own post', isPublic: true, go };
}

/** Slack opens the conversation when a message is posted to a person's id. */
function directWay({ actor }: Asker, reply: SealedReply, audience: Answer['audience'], parts: WayParts): Way {
  const note = text`Slack did not confirm that this stands in the channel.`;
  const told =
    audience === 'me'
      ? reply
      : { ...reply, blocks: [...reply.blocks, { kind: 'text' as const, text: note }] };
  return { name: 'direct message', isPublic: false, go: () => postAsBot(actor.id, told, parts) };
}

/** The last way says that there is an answer, and nothing of it. */
function lineWay({ actor, place }: Asker, parts: WayParts): Way {
  const who: Mention = { kind: 'mention', who: 'user', platform: 'slack', id: actor.id, value: actor.name };
  const line: SealedReply = {
    tone: 'warning',
    title: text`A private answer did not arrive`,
    blocks: [
      { kind: 'text', text: text`${who}: Slack took neither a private message nor a direct one for you.` },
      { kind: 'text', text: text`Allow direct messages of this app, then give the command again.` },
    ],
    buttons: [],
  };
  const go = async () => {
    await postAsBot(place.channel, line, parts, place.thread);
    // It is not the answer, so it must not become it.
    return undefined;
  };
  return { name: 'line in the channel', isPublic: false, go };
}

/** Posts where the bot is a member, or to a person's id. Throws a `SlackFault`. */
export async function postAsBot(
  channel: string,
  reply: SealedReply,
  { web, catalogue }: Pick<WayParts, 'web' | 'catalogue'>,
  thread?: string,
): Promise<MessageName> {
  const answer = await web.once('chat.postMessage', {
    channel,
    ...render(reply, catalogue),
    thread_ts: thread,
    // Stops Slack's preview bots from fetching play URLs (product B2.15).
    unfurl_links: false,
    unfurl_media: false,
  });
  const [where, ts] = [textAt(answer, 'channel'), textAt(answer, 'ts')];
  if (where === undefined || ts === undefined) throw new SlackFault('no_ts', true);
  return { channel: where, ts };
}

/** Reads what `Desk.landed` was told; undefined when it is none of ours. */
export function readMessageName(message: string): MessageName | undefined {
  try {
    const named: unknown = JSON.parse(message);
    const [channel, ts] = [at(named, 'channel'), at(named, 'ts')];
    return typeof channel === 'string' && typeof ts === 'string' ? { channel, ts } : undefined;
  } catch {
    return undefined;
  }
}

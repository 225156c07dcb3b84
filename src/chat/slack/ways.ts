import type { Asker } from '../../core/call.ts';
import type { Answer } from '../../core/dispatch.ts';
import type { SealedReply } from '../../core/reply.ts';
import { text, type Catalogue, type Mention } from '../../core/text.ts';
import { at } from './json.ts';
import { postAsBot, type MessageName } from './post-as-bot.ts';
import { render } from './render.ts';
import { hasFiles, withFileLines, type FilesGo } from './send-files.ts';
import type { SayBack } from './way-back.ts';
import type { Web } from './web.ts';

/** One way to show an answer; it throws a `SlackFault`. */
export interface Way {
  readonly name: 'way back' | 'own post' | 'direct message' | 'line in the channel';
  /** Everybody in the channel sees the answer. */
  readonly isPublic: boolean;
  /** Names the message where it can be edited. */
  go(): Promise<MessageName | undefined>;
  /** Where the answer's files follow it; undefined where it is not the answer that was shown. */
  filesGo(message: MessageName | undefined): FilesGo | undefined;
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
  // What comes through a response_url has no `ts`, so that it could not be edited later, nor have a thread with files.
  const needsTs = answer.look !== undefined || hasFiles(reply);
  return needsTs ? [own, ...back, direct] : [...back, own, direct];
}

function backWay(
  { wayBack, place }: Asker,
  reply: SealedReply,
  audience: 'ephemeral' | 'in_channel',
  { sayBack, catalogue }: WayParts,
): Way[] {
  if (wayBack === undefined) return [];
  const filesGo = (): FilesGo =>
    audience === 'ephemeral'
      ? { to: 'direct' }
      : { to: 'conversation', channel: place.channel, thread: place.thread };
  const said = {
    ...render(withFileLines(reply, filesGo()), catalogue),
    response_type: audience,
    replace_original: false,
    thread_ts: place.thread,
  };
  const go = async () => {
    await sayBack(wayBack, said);
    return undefined;
  };
  return [{ name: 'way back', isPublic: audience === 'in_channel', go, filesGo }];
}

/** Only that there is a thread counts for the words. */
const underMessage: FilesGo = { to: 'thread', message: { channel: '', ts: '' }, thread: '' };

/** A file stands under its message; Slack wants the first message of a thread, never a reply. */
export const underPost = (message: MessageName, thread: string | undefined): FilesGo => ({
  to: 'thread',
  message,
  thread: thread ?? message.ts,
});

function ownWay({ place }: Asker, reply: SealedReply, parts: WayParts): Way {
  const go = () => postAsBot(place.channel, withFileLines(reply, underMessage), parts, place.thread);
  const filesGo = (message: MessageName | undefined) => message && underPost(message, place.thread);
  return { name: 'own post', isPublic: true, go, filesGo };
}

/** Slack opens the conversation when a message is posted to a person's id. */
function directWay({ actor }: Asker, reply: SealedReply, audience: Answer['audience'], parts: WayParts): Way {
  const note = text`Slack did not confirm that this stands in the channel.`;
  const told =
    audience === 'me'
      ? reply
      : { ...reply, blocks: [...reply.blocks, { kind: 'text' as const, text: note }] };
  const go = () => postAsBot(actor.id, withFileLines(told, { to: 'conversation', channel: '' }), parts);
  return { name: 'direct message', isPublic: false, go, filesGo: besideMessage };
}

const besideMessage = (message: MessageName | undefined): FilesGo | undefined =>
  message && { to: 'conversation', channel: message.channel };

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
  return { name: 'line in the channel', isPublic: false, go, filesGo: () => undefined };
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

import type { Place } from '../../core/call.ts';
import { BotError } from '../../core/errors.ts';
import type { SealedReply } from '../../core/reply.ts';
import { code, text, type Text } from '../../core/text.ts';
import { at, textAt } from './json.ts';
import { messageGone } from '../../core/message-gone.ts';
import { postAsBot, type MessageName } from './post-as-bot.ts';
import { render } from './render.ts';
import { addPicturesTo, leftOutReply, uploadsOf, withFileLines } from './send-files.ts';
import type { Session } from './session.ts';
import { SlackFault } from './slack-fault.ts';
import type { Upload, UploadPlace } from './upload.ts';
import { readMessageName, underPost } from './ways.ts';

type Own = Pick<Session, 'web' | 'catalogue' | 'upload' | 'desk' | 'schedule' | 'running'>;

/**
 * Posts as the bot; gives the message's name. Throws a BotError. Slack has no key that would keep a message from standing
 * there twice. Pictures and files follow in the background: nothing waits for them, and none of them can make the post fail.
 */
export async function postOwn({ channel, thread }: Place, reply: SealedReply, own: Own): Promise<string> {
  const message = await postText({ channel, thread }, reply, own);
  own.running.add(followPost(message, thread, reply, own));
  return JSON.stringify(message);
}

async function followPost(
  message: MessageName,
  thread: string | undefined,
  reply: SealedReply,
  own: Own,
): Promise<void> {
  const go = underPost(message, thread);
  const place = { channel: message.channel, thread: thread ?? message.ts };
  const pictures = addPicturesTo(go, reply, { ...own, log: own.desk.log });
  const files = uploadsOf(reply, go, own.catalogue).map((file) => uploadUnder(place, file, own));
  try {
    await Promise.all([pictures, ...files]);
  } catch (thrown) {
    own.desk.log.error('slack files failed', { cause: thrown });
  }
}

/**
 * Changes a message of the bot's own; throws a BotError. The new text takes the pictures out of the message, so they follow
 * it again, and files follow into the thread, below those of before.
 */
export async function editOwn(
  { thread }: Place,
  message: string,
  reply: SealedReply,
  own: Own,
): Promise<void> {
  const name = readMessageName(message);
  if (name === undefined) throw new TypeError('slack: not the name of a message');
  try {
    const said = render(withFileLines(reply, underPost(name, thread)), own.catalogue);
    await own.web.repeatable('chat.update', { ...name, ...said });
  } catch (thrown) {
    const gone = thrown instanceof SlackFault && thrown.code === 'message_not_found';
    throw gone ? messageGone(thrown) : await taken(thrown, own);
  }
  own.running.add(followPost(name, thread, reply, own));
}

async function postText(
  { channel, thread }: UploadPlace,
  reply: SealedReply,
  own: Own,
): Promise<MessageName> {
  try {
    const said = withFileLines(reply, underPost({ channel, ts: '' }, thread));
    return await postAsBot(channel, said, own, thread);
  } catch (thrown) {
    throw await taken(thrown, own);
  }
}

/** The message stands there, so a file that does not follow must not make it fail: the thread says that it is missing. */
async function uploadUnder(place: UploadPlace, file: Upload, own: Own): Promise<void> {
  const { upload, desk } = own;
  try {
    await upload(file, place);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    desk.log.warn('slack file not sent', { code: thrown.code });
    await postText(place, leftOutReply(file, thrown), own).catch((cause: unknown) =>
      desk.log.error('slack file lost without a word', { cause }),
    );
  }
}

/** What a person has to do before the bot can post there: there is no `chat:write.public` (product C24). */
export async function canPost({ channel }: Place, own: Own): Promise<Text | undefined> {
  try {
    const known = at(await own.web.repeatable('conversations.info', { channel }), 'channel');
    if (at(known, 'is_archived') === true) return ARCHIVED;
    return at(known, 'is_member') === true ? undefined : await inviteText(own);
  } catch (thrown) {
    if (thrown instanceof SlackFault && NOT_THERE.has(thrown.code)) return inviteText(own);
    throw await taken(thrown, own);
  }
}

/** A private channel without the bot does not exist for it. */
const NOT_THERE = new Set(['channel_not_found', 'not_in_channel']);
const ARCHIVED = text`The channel is archived: choose another one, or unarchive it.`;

async function inviteText({ web }: Own): Promise<Text> {
  const name = textAt(await web.repeatable('auth.test', {}), 'user') ?? 'Tallylight';
  return text`Type ${code(`/invite @${name}`)} in the channel, then give the command again.`;
}

async function taken(thrown: unknown, own: Own): Promise<unknown> {
  if (!(thrown instanceof SlackFault)) return thrown;
  return new BotError('platform', {
    said: text`Slack did not take the request: ${code(thrown.code)}.`,
    did: thrown.unclear ? 'unknown' : 'nothing',
    next: NOT_THERE.has(thrown.code) ? await inviteText(own) : text`Try again later.`,
    cause: thrown,
  });
}

import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { secretField } from '../../src/core/field-types.ts';
import { fact, facts, paragraph, type Reply } from '../../src/core/reply.ts';
import type { ReadUserSig } from '../../src/core/signer.ts';
import { code, text, time, type Text } from '../../src/core/text.ts';

export default defineCommand({
  summary: 'What a UserSig says, and whether it is good',
  input: z.object({
    usersig: secretField({
      words: 'The UserSig, all of it',
      example: 'eJyrVgrxCdYrSy1SslI…',
      allowed: text`the whole UserSig`,
    }),
  }),
  needs: 'test',
  shows: 'to-me',
  run({ usersig }, context) {
    const read = context.sign.readUserSig(usersig);
    return Promise.resolve(read === undefined ? unreadable() : checkReply(read, context));
  },
});

const KEPT = paragraph(text`It was checked in memory; it is neither kept nor logged.`);

const unreadable = (): Reply => ({
  tone: 'bad',
  title: text`This is no UserSig`,
  blocks: [
    paragraph(
      text`It cannot be unpacked. It was probably cut off when it was copied, or it is one of the old kind (ECDSA), which the chat service takes no more. Copy all of it, or ask for a new one.`,
    ),
    KEPT,
  ],
});

function checkReply(sig: ReadUserSig, context: Context): Reply {
  const now = context.now();
  const isOver = sig.expires <= now;
  return {
    tone: sig.isOurs && !isOver ? 'good' : 'bad',
    title: titleOf(sig, isOver),
    blocks: [
      facts(
        fact(text`User id`, text`${code(sig.user)}`),
        fact(text`SDKAppID`, text`${code(String(sig.sdkAppId))}`),
        fact(text`Made`, text`${time(sig.madeAt)}`),
        fact(
          text`Expires`,
          isOver
            ? text`${time(sig.expires)}, ${durationText(now - sig.expires)} ago`
            : text`${time(sig.expires)}, in ${durationText(sig.expires - now)}`,
        ),
        fact(text`Signature`, sig.isOurs ? text`made with this installation's key` : notOurs),
        ...(sig.hasUserbuf ? [fact(text`Room`, text`it carries a permission for one room`)] : []),
      ),
      KEPT,
    ],
    buttons: [{ label: text`Check another…`, style: 'plain', command: 'usersig check', input: {} }],
  };
}

const notOurs = text`not made with this installation's key: another application's, or changed`;

function titleOf({ isOurs }: ReadUserSig, isOver: boolean): Text {
  if (!isOurs) return text`This UserSig is not signed with our key`;
  return isOver ? text`This UserSig has expired` : text`This UserSig is good`;
}

import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { BotError } from '../../src/core/errors.ts';
import { durationField, wordField } from '../../src/core/field-types.ts';
import { longestLifeS } from '../../src/core/longest-life.ts';
import { fact, facts, labelled, paragraph, type Reply } from '../../src/core/reply.ts';
import { bold, code, text, time } from '../../src/core/text.ts';
import { refuseUser } from '../../src/core/user-id-policy.ts';

/** Seconds that a UserSig lives unless told otherwise, and the longest without a setting. */
const USUAL_S = 3600;
const WEEK_S = 7 * 86_400;

export default defineCommand({
  summary: 'A UserSig to sign in to chat or TRTC with',
  input: z.object({
    user: wordField('User id to sign in as, at most 32 letters', 'test-1'),
    for: durationField({
      words: 'How long it is good, e.g. 1h',
      leastS: 60,
      mostS: WEEK_S,
      prefill: '1h',
    }).optional(),
  }),
  needs: 'test',
  shows: 'to-me',
  audited: true,
  run({ user, for: asked }, context) {
    refuseWrongId(user);
    refuseUser(user, context);
    const { value, says } = context.sign.makeUserSig(user, lifeS(asked, context));
    return Promise.resolve(sigReply(value, says));
  },
});

/** tencent-live 10: at most 32 bytes of letters, digits, - and _. */
function refuseWrongId(user: string): void {
  if (/^[A-Za-z0-9_-]{1,32}$/.test(user)) return;
  throw new BotError('bad-input', {
    said: text`${bold('user')} cannot be ${code(user)}.`,
    did: 'nothing',
    next: text`Give 1 to 32 letters, digits, ${code('-')} and ${code('_')}, for example ${code('test-1')}.`,
  });
}

function lifeS(asked: number | undefined, context: Context): number {
  const longest = longestLifeS(context.settings.userSigLives, USUAL_S, context);
  const seconds = asked ?? Math.min(USUAL_S, longest);
  if (seconds <= longest) return seconds;
  throw new BotError('bad-input', {
    said: text`${bold('for')} is ${durationText(seconds)}, and the longest life of a UserSig for you is ${durationText(longest)}.`,
    did: 'nothing',
    next: text`Ask for ${durationText(longest)} or less, or ask whoever runs Tallylight for more (${code('lives.usersig')} in ${code('tallylight.yml')}).`,
  });
}

const sigReply = (
  value: string,
  { user, sdkAppId, expires }: ReturnType<Context['sign']['makeUserSig']>['says'],
): Reply => ({
  tone: 'good',
  title: text`UserSig of ${user}`,
  blocks: [
    facts(
      fact(text`SDKAppID`, text`${code(String(sdkAppId))}`),
      fact(text`User id`, text`${code(user)}`),
      fact(text`Expires`, text`${time(expires)}`),
    ),
    ...labelled(text`UserSig`, value),
    paragraph(
      text`Keep it to yourself: whoever has it is ${code(user)} until then. It cannot be called back.`,
    ),
  ],
  buttons: [{ label: text`Check a UserSig…`, style: 'plain', command: 'usersig check', input: {} }],
});

import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { ENDLESS, UNTRIED, wakeOf, writeOrder, type DigestOrder } from '../../src/core/digest-order.ts';
import { BotError } from '../../src/core/errors.ts';
import { durationField, wordField } from '../../src/core/field-types.ts';
import { paragraph, type Reply } from '../../src/core/reply.ts';
import { nextRun } from '../../src/core/rhythm.ts';
import { rhythmText } from '../../src/core/rhythm-text.ts';
import { code, text, time } from '../../src/core/text.ts';
import type { UnixSeconds } from '../../src/live/port.ts';
import { digestHere } from '../../src/digest/digest-here.ts';

const YEAR_S = 366 * 86_400;

export default defineCommand({
  summary: 'Pause a digest of this channel, or let it come again',
  input: z.object({
    digest: wordField('Id of the digest, as digest list shows it', 'k3x9ab'),
    for: durationField({
      words: 'How long; 0s resumes; left out: until resumed',
      leastS: 0,
      mostS: YEAR_S,
      prefill: '1w',
    }).optional(),
  }),
  needs: 'operate',
  shows: 'to-channel',
  audited: true,
  async run({ digest: id, for: seconds }, context) {
    const now = context.now();
    const { digest, order } = await digestHere(id, context);
    const pausedUntil = wantedEnd(seconds, now);
    const next = firstRun(order, pausedUntil, now);
    const paused: DigestOrder = { ...order, ...UNTRIED, pausedUntil };
    const to = { nextRun: next, wakeAt: wakeOf(next, paused), body: writeOrder(paused) };
    if (!(await context.digests.moved(id, digest, to))) throw changedMeanwhile();
    return pausedUntil === undefined
      ? resumedReply(order, next)
      : pausedReply(id, pausedUntil, next, context);
  },
});

/** Until when it is paused; undefined: it comes again. */
function wantedEnd(seconds: number | undefined, now: UnixSeconds): UnixSeconds | undefined {
  if (seconds === undefined) return ENDLESS;
  return seconds === 0 ? undefined : now + seconds;
}

/** The first run that is not paused; what falls into the pause is not made up for. */
function firstRun(
  { rhythm }: DigestOrder,
  pausedUntil: UnixSeconds | undefined,
  now: UnixSeconds,
): UnixSeconds {
  if (pausedUntil === undefined) return nextRun(rhythm, now);
  return pausedUntil >= ENDLESS ? ENDLESS : nextRun(rhythm, pausedUntil - 1);
}

const changedMeanwhile = (): BotError =>
  new BotError('busy', {
    said: text`The digest was posted or changed at this very moment.`,
    did: 'nothing',
    next: text`Give the command again.`,
  });

function pausedReply(id: string, until: UnixSeconds, next: UnixSeconds, { settings }: Context): Reply {
  const resume = `/${settings.command} digest pause ${id} 0s`;
  const how = text`${code(resume)} lets it come again before that.`;
  return {
    tone: 'good',
    title: until >= ENDLESS ? text`The digest is paused` : text`The digest is paused until ${time(until)}`,
    blocks: [
      paragraph(
        until >= ENDLESS
          ? text`${code(resume)} lets it come again.`
          : text`It comes again at ${time(next)}. ${how}`,
      ),
    ],
    buttons: [
      { label: text`Resume`, style: 'plain', command: 'digest pause', input: { digest: id, for: '0s' } },
    ],
  };
}

const resumedReply = ({ rhythm }: DigestOrder, next: UnixSeconds): Reply => ({
  tone: 'good',
  title: text`The digest comes again`,
  blocks: [
    paragraph(text`It comes ${rhythmText(rhythm)} by the clocks of ${rhythm.zone}, next at ${time(next)}.`),
  ],
});

import * as z from 'zod';
import { actorKey, type Place } from '../../src/core/call.ts';
import { defineCommand, type Context, type Question } from '../../src/core/command.ts';
import { clockField, dayWordField, zoneField } from '../../src/core/day-fields.ts';
import { scopeFields, scopeOf } from '../../src/core/digest-fields.ts';
import { filterText, isFiltered, scopeKey } from '../../src/core/digest-filter.ts';
import { channelKey, readOrder } from '../../src/core/digest-order.ts';
import { BotError } from '../../src/core/errors.ts';
import { choiceField } from '../../src/core/field-types.ts';
import { paragraph, type Block, type Reply } from '../../src/core/reply.ts';
import { EVERY, sameRhythm, type Rhythm } from '../../src/core/rhythm.ts';
import { rhythmText, runDaysOf } from '../../src/core/rhythm-text.ts';
import { newId } from '../../src/core/services.ts';
import { bold, code, text, type Text } from '../../src/core/text.ts';
import { comesPartial } from '../../src/digest/comes-partial.ts';
import { newDigest } from '../../src/digest/fixed.ts';
import type { DigestPlan } from '../../src/digest/make-digest.ts';
import { runsBlock } from '../../src/digest/runs-block.ts';

/** More in one channel is a mistake, or noise. */
const MOST = 5;
const ID_LETTERS = 6;

const input = z.object({
  every: choiceField('How often', EVERY),
  at: clockField('Time of day, e.g. 09:30'),
  zone: zoneField("Time zone; this installation's when left out").optional(),
  on: dayWordField('Weekday of a weekly one, day of a monthly one').optional(),
  ...scopeFields,
});
type Asked = z.output<typeof input>;

export default defineCommand({
  summary: 'Post a digest of pushes and plays in this channel',
  input,
  needs: 'operate',
  shows: 'to-channel',
  audited: true,
  async confirm(asked, context) {
    return question(await checked(planOf(asked, context), context), context);
  },
  async run(asked, context) {
    const plan = await checked(planOf(asked, context), context);
    const id = await added(plan, context);
    return addedReply(id, plan, context);
  },
});

const planOf = (asked: Asked, context: Context): DigestPlan => ({
  rhythm: rhythmOf(asked, context),
  ...scopeOf(asked, context.settings),
});

function rhythmOf({ every, at, zone, on }: Asked, { settings }: Context): Rhythm {
  const days = runDaysOf(every, on);
  if (days === undefined) {
    throw refusal(
      text`${bold('on')} does not fit a digest that comes ${every}.`,
      text`Give a weekday for a weekly digest, a day of the month for a monthly one, and none for a daily one.`,
    );
  }
  return { days, at, zone: zone ?? settings.timezone };
}

/** Refuses what could never be posted, before anything is kept. */
async function checked(plan: DigestPlan, { place, postable, digests }: Context): Promise<DigestPlan> {
  if (place.direct) {
    throw refusal(
      text`A digest is for a channel, not for a direct message.`,
      text`Give the command in a channel.`,
    );
  }
  const here = await digests.list(channelKey(place));
  const twin = here.find(({ body }) => isTwin(readOrder(body), plan));
  if (twin !== undefined) {
    throw refusal(
      text`This channel has that digest already: ${code(twin.id)}.`,
      text`Choose another time, or keep the one that is there.`,
    );
  }
  if (here.length >= MOST) {
    throw refusal(
      text`This channel has ${MOST} digests, which is the most.`,
      text`Remove one of them first.`,
    );
  }
  const missing = await postable({ ...place, thread: undefined });
  if (missing !== undefined) throw refusal(text`The bot cannot post in this channel.`, missing);
  return plan;
}

const isTwin = (one: DigestPlan, other: DigestPlan): boolean =>
  sameRhythm(one.rhythm, other.rhythm) && scopeKey(one.filter) === scopeKey(other.filter);

const refusal = (said: Text, next: Text): BotError =>
  new BotError('bad-input', { said, did: 'nothing', next });

function question({ rhythm, filter }: DigestPlan, { now, place }: Context): Question {
  return {
    title: text`Post a digest here ${rhythmText(rhythm)}?`,
    blocks: [
      runsBlock(rhythm, now()),
      paragraph(TELLS[rhythm.days.every]),
      ...comesPartial(rhythm, now()),
      ...ofStreams(filter),
      ...notInThread(place),
    ],
    verb: text`Add the digest`,
    danger: false,
  };
}

const ofStreams = (filter: DigestPlan['filter']): readonly Block[] =>
  isFiltered(filter) ? [paragraph(filterText(filter))] : [];

/** "Here" is the whole channel, also for whoever asks in one of its threads. */
const notInThread = ({ thread }: Place): readonly Block[] =>
  thread === undefined ? [] : [paragraph(text`It comes in the channel itself, not in this thread.`)];

const TELLS = {
  daily: text`It tells of the day before it: pushes, viewers and traffic, compared with the day before that and with the same weekday.`,
  weekly: text`It tells of the 7 days before it: pushes, viewers and traffic, compared with the 7 days before those.`,
  monthly: text`It tells of the calendar month before it: pushes, viewers and traffic, compared with the month before that.`,
} as const;

async function added(plan: DigestPlan, context: Context): Promise<string> {
  const { digests, place, actor, random, now } = context;
  const { platform, channel } = place;
  const id = newId(random).slice(0, ID_LETTERS).toLowerCase();
  const { rhythm, ...scope } = plan;
  const digest = newDigest(id, { platform, channel, ...rhythm, ...scope, by: actorKey(actor) }, now());
  return (await digests.add(digest)) ? id : added(plan, context);
}

function addedReply(id: string, { rhythm, filter }: DigestPlan, { now, place }: Context): Reply {
  return {
    tone: 'good',
    title: text`A digest comes here ${rhythmText(rhythm)}`,
    blocks: [
      runsBlock(rhythm, now()),
      ...comesPartial(rhythm, now()),
      ...ofStreams(filter),
      ...notInThread(place),
      paragraph(text`Its id is ${code(id)}.`),
    ],
    buttons: [
      { label: text`Preview`, style: 'plain', command: 'digest preview', input: { digest: id } },
      { label: text`Remove this digest`, style: 'plain', command: 'digest remove', input: { digest: id } },
    ],
  };
}

import * as z from 'zod';
import { actorKey } from '../../src/core/call.ts';
import { clockText, nextRuns, type Clock } from '../../src/core/clock.ts';
import { defineCommand, type Context, type Question } from '../../src/core/command.ts';
import { clockField, zoneField } from '../../src/core/day-fields.ts';
import { channelKey, readOrder } from '../../src/core/digest-order.ts';
import { BotError } from '../../src/core/errors.ts';
import { fact, facts, paragraph, type Block, type Reply } from '../../src/core/reply.ts';
import { newId } from '../../src/core/services.ts';
import { bold, code, joined, text, type Text } from '../../src/core/text.ts';
import { dayText, wallTime } from '../../src/core/zone.ts';
import { newDigest } from '../../src/digest/fixed.ts';

const RUNS = 3;
/** More in one channel is a mistake, or noise. */
const MOST = 5;
const ID_LETTERS = 6;

export default defineCommand({
  summary: 'Post a daily digest of pushes and plays in this channel',
  input: z.object({
    at: clockField('Time of day, e.g. 09:30'),
    zone: zoneField("Time zone; this installation's when left out").optional(),
  }),
  needs: 'operate',
  shows: 'to-channel',
  audited: true,
  async confirm({ at, zone }, context) {
    return question(await checked({ at, zone: zone ?? context.settings.timezone }, context), context);
  },
  async run({ at, zone }, context) {
    const plan = await checked({ at, zone: zone ?? context.settings.timezone }, context);
    const id = await added(plan, context);
    return addedReply(id, plan, context);
  },
});

interface Plan {
  readonly at: Clock;
  readonly zone: string;
}

/** Refuses what could never be posted, before anything is kept. */
async function checked(plan: Plan, { place, postable, digests }: Context): Promise<Plan> {
  if (place.direct) {
    throw refusal(
      text`A digest is for a channel, not for a direct message.`,
      text`Give the command in a channel.`,
    );
  }
  const here = await digests.list(channelKey(place));
  const twin = here.find(({ body }) => samePlan(readOrder(body), plan));
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
  const missing = await postable(place);
  if (missing !== undefined) throw refusal(text`The bot cannot post in this channel.`, missing);
  return plan;
}

const samePlan = (one: Plan, other: Plan): boolean =>
  one.zone === other.zone && clockText(one.at) === clockText(other.at);

const refusal = (said: Text, next: Text): BotError =>
  new BotError('bad-input', { said, did: 'nothing', next });

function question(plan: Plan, context: Context): Question {
  return {
    title: text`Post a digest here every day at ${clockText(plan.at)}?`,
    blocks: [
      runsBlock(plan, context),
      paragraph(
        text`It tells of the day before by the clocks of ${plan.zone}: pushes, viewers and traffic, compared with the day before that.`,
      ),
    ],
    verb: text`Add the digest`,
    danger: false,
  };
}

async function added({ at, zone }: Plan, context: Context): Promise<string> {
  const { digests, place, actor, random, now } = context;
  const { platform, channel } = place;
  const id = newId(random).slice(0, ID_LETTERS).toLowerCase();
  const digest = newDigest(id, { platform, channel, at, zone, by: actorKey(actor) }, now());
  return (await digests.add(digest)) ? id : added({ at, zone }, context);
}

function addedReply(id: string, plan: Plan, context: Context): Reply {
  return {
    tone: 'good',
    title: text`A digest comes here every day at ${clockText(plan.at)}`,
    blocks: [runsBlock(plan, context), paragraph(text`Its id is ${code(id)}.`)],
    buttons: [
      { label: text`See it now`, style: 'plain', command: 'digest now', input: { zone: plan.zone } },
      { label: text`Remove this digest`, style: 'plain', command: 'digest remove', input: { digest: id } },
    ],
  };
}

/** Where the clocks change, a run may be at another time than asked: so the next ones are shown. */
function runsBlock({ at, zone }: Plan, { now }: Context): Block {
  const runs = nextRuns(at, zone, now(), RUNS).map((run) => {
    const wall = wallTime(run, zone);
    return text`${bold(`${dayText(wall)} ${clockText(wall)}`)}`;
  });
  return facts(fact(text`Time zone`, text`${zone}`), fact(text`Next runs`, joined(runs, text`, `)));
}

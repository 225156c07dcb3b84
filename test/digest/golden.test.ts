import { beforeEach, expect, test } from 'vitest';
import { render as renderDiscord } from '../../src/chat/discord/render.ts';
import { render as renderSlack } from '../../src/chat/slack/render.ts';
import type { SealedReply } from '../../src/core/reply.ts';
import { EVENTFUL_DAY, EVENTFUL_START_MS, liveEventfulDay } from '../../src/demo/eventful-day.ts';
import { filesOf, wordsWithoutFiles } from '../kit/person.ts';
import { openWorld } from '../kit/world.ts';

const MINUTE_MS = 60_000;

/** The digest of an eventful day as the bot answers it, its buttons with their numbers as ids. */
async function eventfulDigest(): Promise<SealedReply> {
  const world = await openWorld();
  expect(world.clock.now()).toBe(EVENTFUL_START_MS);
  const mod = world.person('mod');
  const presses = async (line: string, label: string) => {
    await mod.presses(await mod.types(line), label);
    await world.passTime(20);
  };
  await liveEventfulDay({
    world: world.cloud.world,
    async comes(atMs) {
      const seconds = (atMs - world.clock.now()) / 1000;
      await world.passTime(seconds, Math.min(seconds, MINUTE_MS));
    },
    bans: (stream) => presses(`ban ${stream} 24h no licence`, 'Ban for'),
    unbans: (stream) => presses(`unban ${stream}`, 'Unban'),
  });
  const { day, zone } = EVENTFUL_DAY;
  const { reply } = await world.person('mel').types(`digest now day=${day} zone=${zone}`);
  return { ...reply, buttons: reply.buttons.map((button, index) => ({ ...button, id: `r${index + 1}` })) };
}

let digest: SealedReply;
beforeEach(async () => {
  digest = await eventfulDigest();
}, 60_000);

const pretty = (json: unknown): string => `${JSON.stringify(json, undefined, 2)}\n`;

test('an eventful day is told the same in Slack and in Discord', async () => {
  const discord = renderDiscord(digest);
  await expect(wordsWithoutFiles({ reply: digest })).toMatchFileSnapshot('golden/digest.txt');
  await expect(pretty(renderSlack(digest, undefined, ['F0CHART']))).toMatchFileSnapshot('golden/slack.json');
  await expect(pretty(discord.body)).toMatchFileSnapshot('golden/discord.json');
  await expect(filesOf({ reply: digest })[0]?.content).toMatchFileSnapshot('golden/chart.csv');
});

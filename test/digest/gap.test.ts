import { expect, test } from 'vitest';
import { recallTwoDays } from '../kit/digest-past.ts';
import {
  createHalt,
  diesInTheGap,
  openChannel,
  openDiscordChannel,
  openSlackChannel,
  PLATFORMS,
  ticks,
  type Channel,
} from './channel.ts';

/** After this long the claim of an instance that died is over, and Discord no longer knows a post by its nonce. */
const OVER_S = 360;
const DAY_S = 86_400;
const REPEAT = 'This may be a repeat: nobody confirmed that an earlier try had arrived.';
const POSTS = 'POST /channels/{channel}/messages';
const isPost = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  method === 'POST' && /\/channels\/\d+\/messages$/.test(path);

/** It is 12:30, and the digest is due. */
async function whenDue<C extends Channel>(channel: C): Promise<C> {
  recallTwoDays(channel.world.cloud);
  await channel.subscribe('12:30');
  channel.passes(1800);
  return channel;
}

test('Discord: a post that nobody recorded is found again, and not posted twice', async () => {
  const channel = await whenDue(await openDiscordChannel());
  const run = channel.now();
  await diesInTheGap(channel);
  await ticks(channel, OVER_S);
  await ticks(channel, OVER_S);
  expect(channel.reads()).toHaveLength(1);
  expect(channel.reads()[0]?.text).not.toContain(REPEAT);
  expect(await channel.nextRun()).toBe(run + DAY_S);
  expect(channel.sim.calls.filter(isPost)).toHaveLength(1);
});

test('Discord: it is found below all that people wrote since', async () => {
  const channel = await whenDue(await openDiscordChannel());
  await diesInTheGap(channel);
  const person = channel.sim.guild.addMember({ name: 'noa' }).user.id;
  for (let said = 0; said < 250; said += 1) channel.sim.says(channel.channel, person, `word ${said}`);
  await ticks(channel, OVER_S);
  expect(channel.reads()).toHaveLength(1);
  expect((await channel.order()).sending).toBeUndefined();
});

test('Discord: a post whose answer was lost is found again in the same way', async () => {
  const channel = await whenDue(await openDiscordChannel());
  // The adapter sends once more by itself, with the same nonce.
  channel.sim.faults.add(POSTS, { kind: 'lost', how: 'reset' }, 2);
  await ticks(channel, 0);
  expect(channel.reads()[1]?.text).toContain('The daily digest may not have arrived');
  await ticks(channel, OVER_S);
  expect(channel.reads()).toHaveLength(2);
  expect((await channel.order()).sending).toBeUndefined();
});

test('Discord: what does not stand there is posted, and is no repeat', async () => {
  const channel = await whenDue(await openDiscordChannel());
  const halt = createHalt();
  const { chat } = channel;
  const dying = await channel.instance({ chat: { ...chat, post: () => halt.stand().then(() => '') } });
  void dying.tick();
  await halt.reached;
  await ticks(channel, OVER_S);
  expect(channel.reads()).toHaveLength(1);
  expect(channel.reads()[0]?.text).not.toContain(REPEAT);
});

test('Discord: where it may not read what stands there, it is posted again, and says so', async () => {
  const channel = await whenDue(await openDiscordChannel());
  channel.sim.guild.setBot(channel.channel, { history: false });
  await diesInTheGap(channel);
  await ticks(channel, OVER_S);
  await ticks(channel, OVER_S);
  expect(channel.reads()).toHaveLength(2);
  expect(channel.reads()[1]?.text).toContain(REPEAT);
});

test('Discord: while Discord does not answer the look, nothing is posted', async () => {
  const channel = await whenDue(await openDiscordChannel());
  await diesInTheGap(channel);
  // The adapter asks twice.
  channel.sim.faults.add('GET /channels/{channel}/messages', { kind: 'lost', how: 'reset' }, 2);
  await ticks(channel, OVER_S);
  expect(channel.reads().filter(({ text }) => text.includes('2026-11-21 · '))).toHaveLength(1);
  expect(channel.reads()[1]?.text).toContain('The daily digest may not have arrived');
  expect((await channel.order()).sending).toBeDefined();
  await ticks(channel, OVER_S);
  expect(channel.reads().filter(({ text }) => text.includes('2026-11-21 · '))).toHaveLength(1);
  expect((await channel.order()).sending).toBeUndefined();
});

test('Slack: a post that nobody recorded is posted again, once, and says so', async () => {
  const channel = await whenDue(await openSlackChannel());
  const run = channel.now();
  await diesInTheGap(channel);
  await ticks(channel, OVER_S);
  await ticks(channel, OVER_S);
  const [first, second, ...more] = channel.reads();
  expect(more).toEqual([]);
  expect(first?.text).not.toContain(REPEAT);
  expect(second?.text).toContain(REPEAT);
  expect(await channel.nextRun()).toBe(run + DAY_S);
});

test('Slack: so is one whose answer was lost', async () => {
  const channel = await whenDue(await openSlackChannel());
  channel.sim.faults.loseAnswer('chat.postMessage');
  await ticks(channel, 0);
  expect(channel.reads()[1]?.text).toContain('The daily digest may not have arrived');
  await ticks(channel, OVER_S);
  expect(channel.reads()).toHaveLength(3);
  expect(channel.reads()[2]?.text).toContain(REPEAT);
});

test.each(PLATFORMS)('%s: a window after such a gap is no repeat', async (platform) => {
  const channel = await whenDue(await openChannel(platform));
  await diesInTheGap(channel);
  await ticks(channel, OVER_S);
  await ticks(channel, DAY_S);
  expect(channel.reads().at(-1)?.text).toContain('2026-11-22 · ');
  expect(channel.reads().at(-1)?.text).not.toContain(REPEAT);
});

import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { createHalt, haltingAfter, openChannel, PLATFORMS, type Channel, type Halt } from './channel.ts';

/** The claim of an instance that stands still is over after this long, and so is Discord's memory of a nonce. */
const OVER_S = 360;
const HOUR_S = 3600;
const FAILED = 'could not be made';

/** A store that keeps the facts of a day which was read, and answers only when the halt ends. */
const haltingAtFacts =
  (halt: Halt) =>
  (store: Store): Store => ({
    ...store,
    facts: { ...store.facts, keep: (...args) => halt.standAfter(store.facts.keep(...args)) },
  });

/** The same of a digest that it kept. */
const haltingAtRecord =
  (halt: Halt) =>
  (store: Store): Store => ({
    ...store,
    digests: { ...store.digests, moved: (...args) => halt.standAfter(store.digests.moved(...args)) },
  });

const texts = (channel: Channel): readonly string[] => channel.reads().map(({ text }) => text);

/** Another one does it; then the first goes on where it stood. Gives what the store had in between. */
async function overtaken(channel: Channel, slow: Promise<void>, halt: Halt): Promise<unknown> {
  await halt.reached;
  channel.passes(OVER_S);
  await (await channel.instance()).tick();
  const order = await channel.order();
  halt.letGo();
  await slow;
  return order;
}

describe.each(PLATFORMS)('%s: an instance whose digest another one took over', (platform) => {
  /** It is 12:30, and the digest is due. */
  async function whenDue(): Promise<Channel> {
    const channel = await openChannel(platform);
    recallTwoDays(channel.world.cloud);
    await channel.subscribe('12:30');
    channel.passes(1800);
    return channel;
  }

  /** Half past midnight in Beijing it was posted in part; the rest is there now. */
  async function whenTheRestIsThere(): Promise<Channel> {
    const channel = await openChannel(platform);
    recallTwoDays(channel.world.cloud);
    await channel.subscribe('00:30', 'Asia/Shanghai');
    channel.passes(4.5 * HOUR_S);
    await (await channel.instance()).tick();
    expect(texts(channel)).toEqual([expect.stringContaining('Partial: ')]);
    channel.passes(2.5 * HOUR_S);
    return channel;
  }

  test.each([
    ['while it read the day', whenDue, haltingAtFacts, '2026-11-21 · '],
    ['between the record that it would post and the post', whenDue, haltingAtRecord, '2026-11-21 · '],
    ['while it read the rest of a partial one', whenTheRestIsThere, haltingAtFacts, 'Complete now'],
  ] as const)('%s posts, records and tells nothing', async (_, open, halting, stands) => {
    const channel = await open();
    const halt = createHalt();
    const slow = await channel.instance({ store: halting(halt) });
    const order = await overtaken(channel, slow.tick(), halt);
    expect(texts(channel)).toEqual([expect.stringContaining(stands)]);
    expect(await channel.order()).toEqual(order);
  });

  test('while it posted records nothing, and posts nothing more', async () => {
    const channel = await whenDue();
    const halt = createHalt();
    const slow = await channel.instance({ chat: haltingAfter('post', channel.chat, halt) });
    const order = await overtaken(channel, slow.tick(), halt);
    expect(channel.reads()).toHaveLength(platform === 'slack' ? 2 : 1);
    expect(texts(channel).join()).not.toContain(FAILED);
    expect(await channel.order()).toEqual(order);
    expect(channel.world.logged.join('\n')).toContain('digest was changed while it was posted');
  });

  test('while it edited a partial one records nothing', async () => {
    const channel = await whenTheRestIsThere();
    const halt = createHalt();
    const slow = await channel.instance({ chat: haltingAfter('edit', channel.chat, halt) });
    const order = await overtaken(channel, slow.tick(), halt);
    expect(texts(channel)).toEqual([expect.stringContaining('Complete now')]);
    expect(await channel.order()).toEqual(order);
  });
});

import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { openChannel, PLATFORMS, type Channel } from './channel.ts';

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

const texts = (channel: Channel): readonly string[] => channel.reads().map(({ text }) => text);

describe.each(PLATFORMS)('%s: what was missed while no bot ran', (platform) => {
  /** The digest of 12:30 is due for so long when a bot runs again; 2026-11-22 is its first day. */
  async function openAfter(downS: number): Promise<Channel> {
    const channel = await openChannel(platform);
    recallTwoDays(channel.world.cloud);
    await channel.subscribe('12:30');
    channel.passes(1800 + downS);
    return channel;
  }

  /** The bot runs again, and a second one does. */
  async function readAfter(downS: number): Promise<{ channel: Channel; only: string }> {
    const channel = await openAfter(downS);
    for (let instances = 0; instances < 2; instances += 1) await (await channel.instance()).tick();
    const [only = '', ...more] = texts(channel);
    expect(more).toEqual([]);
    return { channel, only };
  }

  test('comes once, and says by how much it is late', async () => {
    const { channel, only } = await readAfter(3 * HOUR_S);
    expect(only).toContain('Late by 3h: the bot was down.');
    expect(only).toContain('2026-11-21 · ');
    channel.passes(21 * HOUR_S);
    await (await channel.instance()).tick();
    expect(texts(channel)).toHaveLength(2);
    expect(texts(channel)[1]).toContain('2026-11-22 · ');
    expect(texts(channel)[1]).not.toContain('Late');
  });

  test('is not called late for some minutes', async () => {
    expect((await readAfter(600)).only).not.toContain('Late');
  });

  test('is still a whole digest when it is as late as the setting allows', async () => {
    const { only } = await readAfter(12 * HOUR_S);
    expect(only).toContain('Late by 12h: the bot was down.');
    expect(only).toContain('Most traffic');
  });

  test('is named in one message when it is older than that', async () => {
    const { only } = await readAfter(12 * HOUR_S + 60);
    expect(only).toContain('A digest was missed');
    expect(only).toContain('Late by 12h 1m: the bot was down.');
    expect(only).toMatch(/2026-11-21 \| 2026-11-21 · Plays up|2026-11-21 +2026-11-21 · Plays up/);
    expect(only).toContain('Digest of 2026-11-21');
    expect(only).not.toContain('Most traffic');
  });

  test('is one summary in place of several, and then the next one comes at its time', async () => {
    const { channel, only } = await readAfter(2 * DAY_S + 13 * HOUR_S);
    expect(only).toContain('3 digests were missed');
    expect(only).toContain('Late by 13h: the bot was down.');
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-23']) expect(only).toContain(`${day} · `);
    channel.passes(11 * HOUR_S);
    await (await channel.instance()).tick();
    expect(texts(channel)[1]).toContain('2026-11-24 · ');
    expect(texts(channel)[1]).not.toMatch(/Late|missed|skipped/);
  });

  test('is counted where it is too much to name', async () => {
    const { only } = await readAfter(8 * DAY_S + 13 * HOUR_S);
    expect(only).toContain('9 digests were missed');
    expect(only).toContain('2 earlier digests were skipped');
    expect(only).not.toContain('2026-11-22 · ');
    expect(only).toContain('2026-11-23 · ');
  });
});

/** Three digests were missed too long ago; it is 01:30 on 2026-11-25. */
async function openThree(): Promise<Channel> {
  const channel = await openChannel('slack');
  recallTwoDays(channel.world.cloud);
  await channel.subscribe('12:30');
  channel.passes(1800 + 2 * DAY_S + 13 * HOUR_S);
  return channel;
}

/** A memory of that day that cannot be read. */
const spoil = ({ world, now }: Channel, day: string): Promise<void> =>
  world.services.store.facts.keep({ zone: 'UTC', day, scope: '', keptAt: now(), body: '{}' }, []);

describe('a summary of several days', () => {
  test('names the one that cannot be read, and tells of the others', async () => {
    const channel = await openThree();
    await spoil(channel, '2026-11-22');
    await (await channel.instance()).tick();
    const [only, ...more] = texts(channel);
    expect(more).toEqual([]);
    expect(only).toMatch(/2026-11-22 \| Something broke inside Tallylight/);
    for (const day of ['2026-11-21', '2026-11-23']) expect(only).toContain(`${day} · `);
  });

  test('fails, and is tried again, when none of them can be read', async () => {
    const channel = await openThree();
    channel.world.cloud.faults.add({ kind: 'error', code: 'InternalError' });
    await (await channel.instance()).tick();
    expect(texts(channel)).toEqual([expect.stringContaining('could not be made')]);
    channel.world.cloud.faults.clear();
    channel.passes(360);
    await (await channel.instance()).tick();
    expect(texts(channel)[1]).toContain('3 digests were missed');
    expect(texts(channel)[1]).toContain('earlier tries failed');
  });

  test('leaves out what there is no time for, the oldest first', async () => {
    const channel = await openThree();
    const slow = (store: Store): Store => ({
      ...store,
      facts: {
        ...store.facts,
        keep(...args) {
          channel.passes(40);
          return store.facts.keep(...args);
        },
      },
    });
    await (await channel.instance({ store: slow })).tick();
    const [only, ...more] = texts(channel);
    expect(more).toEqual([]);
    expect(only).toContain('2026-11-23 · ');
    expect(only).toMatch(/2026-11-21 \| Not read: the others took too long\./);
  });
});

import { describe, expect, test } from 'vitest';
import { messageGone } from '../../src/core/message-gone.ts';
import { BotError } from '../../src/core/errors.ts';
import { text } from '../../src/core/text.ts';
import type { DigestChat } from '../../src/digest/chat-of.ts';
import { recallTwoDays } from '../kit/digest-past.ts';
import { diesInTheGap, openChannel, PLATFORMS, ticks, type Channel } from './channel.ts';
import { recall } from './processes/past.ts';

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const MS = 1000;
/** In Beijing, of the day that the digest tells of. */
const NOON_S = Date.UTC(2026, 10, 22, 4) / MS;
const PUSHES = { name: 'room-1', from: NOON_S, to: NOON_S + HOUR_S, viewers: 20 };

/** It is half past midnight in Beijing, where 2026-11-22 is over: the digest is due, and streams are counted until 03:00. */
async function openDue(platform: (typeof PLATFORMS)[number]): Promise<Channel> {
  const channel = await openChannel(platform);
  recallTwoDays(channel.world.cloud);
  recall(channel.world.cloud.world, PUSHES);
  await channel.subscribe('00:30', 'Asia/Shanghai');
  channel.passes(4.5 * HOUR_S);
  return channel;
}

const texts = (channel: Channel): readonly string[] => channel.reads().map((shown) => shown.text);

/** The same platform, which answers each edit with this error. */
const refusing = ({ post, readBack }: DigestChat, error: BotError): DigestChat => ({
  post,
  readBack,
  edit: () => Promise.reject(error),
});

/** It was posted in part; its edit failed when the rest was there, and every hour since. */
async function failsToEdit(platform: (typeof PLATFORMS)[number], hours: number): Promise<Channel> {
  const channel = await openDue(platform);
  const failed = { said: text`It is down.`, did: 'nothing', next: text`Wait.` } as const;
  const chat = refusing(channel.chat, new BotError('platform', failed));
  await ticks(channel, 0);
  await ticks(channel, 2.5 * HOUR_S, chat);
  for (let hour = 0; hour < hours; hour += 1) await ticks(channel, HOUR_S, chat);
  return channel;
}

describe.each(PLATFORMS)('%s: a digest that was posted in part', (platform) => {
  test('changes to the final figures in the same message, and says what changed', async () => {
    const channel = await openDue(platform);
    await ticks(channel, 0);
    const [partial, ...none] = channel.reads();
    expect(none).toEqual([]);
    expect(partial?.text).toContain('Partial: some figures are counted until');
    expect(partial?.text).not.toContain('Most traffic');
    // The cloud tells of it late (tencent-live 5.11).
    const straggler = { name: 'late', from: NOON_S, to: NOON_S + 2 * HOUR_S, viewers: 31 };
    recall(channel.world.cloud.world, straggler);
    await ticks(channel, 2.5 * HOUR_S - 60);
    expect(channel.reads()).toEqual([partial]);
    await ticks(channel, 60);
    const [final, ...more] = channel.reads();
    expect(more).toEqual([]);
    expect(final?.id).toBe(partial?.id);
    expect(final?.text).toContain('Complete now. Changed since this was first posted:');
    expect(final?.text).toContain(
      'Pushes: 1 became 2; Streams pushed: 1 became 2; Time on air: 1h became 3h;',
    );
    expect(final?.text).toMatch(/late +(?:\| )?[\d.]+ GB/);
    expect(final?.text).not.toContain('Partial');
    expect((await channel.order()).partial).toBeUndefined();
  });

  test('says so when nothing changed', async () => {
    const channel = await openChannel(platform);
    await channel.subscribe('00:30', 'Asia/Shanghai');
    await ticks(channel, 4.5 * HOUR_S);
    await ticks(channel, 2.5 * HOUR_S);
    expect(texts(channel)).toEqual([
      expect.stringContaining('Complete now: no figure changed since this was first posted.'),
    ]);
  });

  test('is tried again when it could not be changed, after one short error', async () => {
    const channel = await failsToEdit(platform, 3);
    expect(texts(channel)).toEqual([
      expect.stringContaining('Partial: '),
      expect.stringMatching(/could not be changed to its final figures[^]*It is down\./),
    ]);
    await ticks(channel, HOUR_S);
    expect(texts(channel)).toEqual([
      expect.stringContaining('Complete now'),
      expect.stringContaining('It is down.'),
    ]);
  });

  test('says so when it is given up for the digest after it', async () => {
    const channel = await failsToEdit(platform, 21);
    expect(texts(channel)).toEqual([
      expect.stringContaining('Partial: '),
      expect.stringMatching(/It is tried again from .* on, until the next digest comes\./),
      expect.stringMatching(
        /It is down\.[^]*It is tried no more: the one that is marked Partial above stays so\./,
      ),
    ]);
    expect((await channel.order()).partial).toBeUndefined();
  });

  test('is let go without a word when somebody deleted it', async () => {
    const channel = await openDue(platform);
    await ticks(channel, 0);
    await ticks(channel, 2.5 * HOUR_S, refusing(channel.chat, messageGone(new Error('no such message'))));
    expect(texts(channel)).toEqual([expect.stringContaining('Partial: ')]);
    expect((await channel.order()).partial).toBeUndefined();
  });
});

test('Discord: a partial one that nobody recorded is found again, and made final', async () => {
  const channel = await openDue('discord');
  await diesInTheGap(channel);
  const [partial] = channel.reads();
  await ticks(channel, 360);
  await ticks(channel, 2.5 * HOUR_S);
  const [final, ...more] = channel.reads();
  expect(more).toEqual([]);
  expect(final?.id).toBe(partial?.id);
  expect(final?.text).toContain('Complete now');
});

test('Slack: the repeat of a partial one says that it takes its place, and is made final', async () => {
  const channel = await openDue('slack');
  const replaced = 'If one above is marked Partial, it stays so, and this one takes its place.';
  await diesInTheGap(channel);
  await ticks(channel, 360);
  expect(texts(channel)).toEqual([
    expect.not.stringContaining(replaced),
    expect.stringMatching(new RegExp(`Partial: [^]*may be a repeat[^]*${replaced}`)),
  ]);
  await ticks(channel, 2.5 * HOUR_S);
  expect(texts(channel)).toEqual([
    expect.stringContaining('Partial: '),
    expect.stringMatching(new RegExp(`Complete now[^]*${replaced}`)),
  ]);
});

test("Slack: the next day's says it of one that nobody recorded", async () => {
  const channel = await openDue('slack');
  await diesInTheGap(channel);
  await ticks(channel, DAY_S);
  expect(texts(channel)[1]).toContain('The one before may stand above, marked Partial.');
  expect(texts(channel)[1]).not.toContain('repeat');
});

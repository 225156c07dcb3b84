import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import type { Picture } from '../../../src/live/port.ts';
import { botErrorOf } from '../../contracts/live.ts';
import { openRaw } from '../tencent/open-server.ts';
import { openScripted, outputOf } from './open-scripted.ts';

const picture = (n: number) => ({
  stream_id: 'room-1',
  pic_full_url: `http://files.example.com/${n}.jpg`,
  create_time: String(1795348800 + n),
});

/** A queue of which nothing is given twice. */
function queueOf(count: number) {
  let next = 0;
  return (size: number) => {
    const data = Array.from({ length: Math.min(size, count - next) }, (_, index) => picture(next + index));
    next += data.length;
    return outputOf({ count: data.length, data });
  };
}

test('each batch is kept before the next is asked for, until the queue is empty', async () => {
  const take = queueOf(250);
  const { live, asked } = await openScripted(({ query }) => take(Number(query.get('Param.n.count'))));
  const kept: Picture[] = [];
  const askedBefore: number[] = [];
  const { value, source } = await live.snapshots.drain(async (pictures) => {
    askedBefore.push(asked.length);
    await Promise.resolve();
    kept.push(...pictures);
  });
  expect([value, source, askedBefore]).toEqual([250, 'Live_Queue_Get', [1, 2, 3]]);
  expect(new Set(kept.map(({ url }) => url)).size).toBe(250);
  expect(kept[0]).toEqual({ name: 'room-1', at: 1795348800, url: 'http://files.example.com/0.jpg' });
  expect(asked.map(({ query }) => query.get('Param.n.bid'))).toEqual(['100', '100', '100', '100']);
});

test('what cannot be kept ends it: no further picture is taken', async () => {
  const take = queueOf(250);
  const { live, asked } = await openScripted(({ query }) => take(Number(query.get('Param.n.count'))));
  const full = new Error('the store is full');
  await expect(live.snapshots.drain(() => Promise.reject(full))).rejects.toBe(full);
  expect(asked).toHaveLength(1);
});

test('an empty queue keeps nothing', async () => {
  const { live } = await openScripted(() => outputOf([]));
  const { value } = await live.snapshots.drain(() => Promise.reject(new Error('nothing to keep')));
  expect(value).toBe(0);
});

test('a lost answer is not covered up by the next, and what it held is told as gone', async () => {
  let connections = 0;
  const port = await openRaw((socket) => {
    connections += 1;
    socket.on('data', () => socket.destroy());
  });
  const fcgiUrl = `http://127.0.0.1:${port}/common_access`;
  const { live } = await openScripted(() => ({ body: '' }), { fcgiUrl });
  const error = await botErrorOf(live.snapshots.drain(() => Promise.resolve()));
  expect([error.did, connections]).toEqual(['nothing', 1]);
  expect(plainText(error.next)).toContain('100 pictures');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeUtc } from '../../../src/sim/tencent/wire/times.ts';
import type { Lab } from './sim-client.ts';
import { keyOf, openLab, rowsOf, startMs } from './sim-client.ts';

const minuteMs = 60_000;
const agoMs = startMs - 60 * minuteMs;

let lab: Lab;
beforeEach(async () => {
  lab = await openLab({ playDomains: ['play.example.com', 'play2.example.com'] });
  lab.sim.world.goLive(keyOf('room-1'), { viewers: 400, beganMs: startMs - 120 * minuteMs });
});
afterEach(() => lab.sim.stop());

/** `domain protocol viewers` of a minute so long after the outage began. */
async function rowsAfter(minutes: number): Promise<readonly string[]> {
  const QueryTime = writeUtc(agoMs + minutes * minuteMs);
  const rows = rowsOf(await lab.call('DescribeAllStreamPlayInfoList', { QueryTime }), 'DataInfoList');
  return rows.map(
    ({ PlayDomain, Protocol, Online }) => `${String(PlayDomain)} ${String(Protocol)} ${String(Online)}`,
  );
}

const ALL = [
  'play.example.com Flv 150',
  'play.example.com Hls 90',
  'play.example.com Rtmp 60',
  'play2.example.com Flv 50',
  'play2.example.com Hls 30',
  'play2.example.com Rtmp 20',
];

test('a play domain that is out sends nothing for that time, and nobody moves to another', async () => {
  lab.sim.world.fail({ playDomain: 'play2.example.com', fromMs: agoMs, toMs: agoMs + 10 * minuteMs });
  expect(await rowsAfter(-1)).toEqual(ALL);
  expect(await rowsAfter(0)).toEqual(ALL.slice(0, 3));
  expect(await rowsAfter(9)).toEqual(ALL.slice(0, 3));
  expect(await rowsAfter(10)).toEqual(ALL);
});

test('a protocol is out everywhere, or over one play domain', async () => {
  lab.sim.world.fail({ protocol: 'Hls', fromMs: agoMs, toMs: agoMs + minuteMs });
  lab.sim.world.fail({
    playDomain: 'play2.example.com',
    protocol: 'Flv',
    fromMs: agoMs,
    toMs: agoMs + minuteMs,
  });
  expect(await rowsAfter(0)).toEqual([
    'play.example.com Flv 150',
    'play.example.com Rtmp 60',
    'play2.example.com Rtmp 20',
  ]);
});

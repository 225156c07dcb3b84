import { expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { previousDay, readDay } from '../../src/digest/day.ts';
import { readDayFacts } from '../../src/digest/day-facts.ts';
import type { Why } from '../../src/digest/why.ts';
import { whyOfStream } from '../../src/digest/why-stream.ts';
import { at } from '../kit/digest-past.ts';
import { testStream } from '../contracts/live/fixture.ts';
import { moment, openTwoDays, type TwoDays } from '../kit/two-days.ts';

async function whyOfCam7(days: TwoDays): Promise<Why> {
  await days.comes(moment(24, '10:00'));
  const { live, store, log, now } = days.world.services;
  const sources = { live, log, now, facts: store.facts, audit: store.audit };
  const wanted = readDay('2026-11-23', 'UTC');
  if (wanted === undefined) throw new TypeError('no day');
  const day = await readDayFacts(wanted, sources, now());
  const base = await readDayFacts(previousDay(wanted), sources, now());
  return whyOfStream(testStream('cam-7').name, { day, base }, sources, now());
}

const told = ({ blocks, cause }: Why) => ({
  lines: blocks.map((block) => (block.kind === 'text' ? plainText(block.text) : '')),
  cause: cause && plainText(cause),
});

test('a ban is told in points of the stream itself, apart from the viewers that it lost', async () => {
  const days = await openTwoDays();
  days.live('cam-7', 400);
  days.live('cam-8', 4000);
  await days.comes(moment(23, '00:00'));
  await days.bans('cam-8');
  await days.comes(moment(23, '06:00'));
  await days.bans('cam-7');
  await days.comes(moment(23, '18:00'));
  await days.unbans('cam-7');
  days.live('cam-7', 380);
  expect(told(await whyOfCam7(days))).toEqual({
    lines: [
      'Why traffic changed by -51.3 points since 2026-11-22 (a point is 1 % of that day):\n' +
        'cam-7 was off 06:00-18:00 (banned by slack:mod): 50 of the 51.3 points.\n' +
        'Everything else: -1.3 points.',
    ],
    cause: 'cam-7 was banned 06:00-18:00 (50 points)',
  });
});

test('of a stream that nobody touched, nothing is told', async () => {
  const days = await openTwoDays();
  days.live('cam-7', 400);
  await days.comes(moment(23, '00:00'));
  days.world.cloud.world.watch(at('cam-7'), 100);
  expect(told(await whyOfCam7(days))).toEqual({ lines: [], cause: undefined });
});

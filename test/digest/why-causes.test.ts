import { describe, expect, test } from 'vitest';
import { at } from '../kit/digest-past.ts';
import { moment, openTwoDays, type TwoDays } from '../kit/two-days.ts';

const DOMAINS = ['play.example.com', 'play2.example.com'];
const SECOND = 'play2.example.com';
const SAMPLES = 'DescribeAllStreamPlayInfoList';
const END = moment(24, '00:00');

/** Five streams, on air since the day before, on two play domains; it is midnight before the 23rd. */
async function openUsual(): Promise<TwoDays> {
  const days = await openTwoDays({ playDomains: DOMAINS });
  for (const [name, viewers] of Object.entries({ a: 400, b: 250, c: 200, d: 100, e: 50 })) {
    days.live(name, viewers);
  }
  await days.comes(moment(23, '00:00'));
  return days;
}

/** A sentence without its figure, and the points that the world says belong to it. */
type Known = readonly [says: string, points: number];

interface Cause {
  readonly name: string;
  readonly happens: (days: TwoDays) => Promise<void> | void;
  readonly known: (days: TwoDays) => readonly Known[];
}

const CAUSES: readonly Cause[] = [
  {
    name: 'a ban',
    async happens(days) {
      await days.comes(moment(23, '14:02'));
      await days.bans('a');
      await days.comes(moment(23, '17:10'));
      await days.unbans('a');
      days.live('a', 400);
    },
    known: ({ points }) => [['a was off 14:02-17:10 (banned by slack:mod)', points(of('a'))]],
  },
  {
    name: 'a ban that still holds, of a stream that had lost its viewers before',
    async happens(days) {
      days.world.cloud.world.watch(at('a'), 200);
      await days.comes(moment(23, '16:00'));
      await days.bans('a');
    },
    known: ({ points }) => [
      ['a was off from 16:00 on (banned by slack:mod)', points(of('a'), '16:00')],
      ['a had ', points(of('a'), '00:00', '16:00')],
    ],
  },
  {
    name: 'a cut',
    async happens(days) {
      await days.comes(moment(23, '12:00'));
      await days.cuts('b');
      await days.comes(moment(23, '18:30'));
      days.live('b', 250);
    },
    known: ({ points }) => [['b was off 12:00-18:30 (cut by slack:mod)', points(of('b'))]],
  },
  {
    name: 'a play domain that was lost',
    happens({ world: { cloud } }) {
      cloud.world.fail({ playDomain: SECOND, fromMs: moment(23, '10:33'), toMs: END });
    },
    known: ({ points }) => [[`Play domain ${SECOND} had `, points(over(SECOND))]],
  },
  {
    name: 'a protocol that was lost for a while',
    happens({ world: { cloud } }) {
      cloud.world.fail({ protocol: 'Hls', fromMs: moment(23, '06:07'), toMs: moment(23, '20:49') });
    },
    known: ({ points }) => [['Protocol Hls had ', points(({ protocol }) => protocol === 'Hls')]],
  },
  {
    name: 'a new stream',
    async happens(days) {
      await days.comes(moment(23, '08:15'));
      days.live('new', 300);
    },
    known: ({ points }) => [['new was not played on 2026-11-22, and had ', points(of('new'))]],
  },
  {
    name: 'a stream that is missing',
    happens: ({ world: { cloud } }) => cloud.world.endPush(at('c')),
    known: ({ points }) => [['c was not played, and had ', points(of('c'))]],
  },
  {
    name: 'all at once',
    async happens(days) {
      const { world } = days.world.cloud;
      world.endPush(at('c'));
      days.live('new', 150);
      await days.comes(moment(23, '02:00'));
      await days.bans('a');
      await days.comes(moment(23, '06:30'));
      await days.unbans('a');
      days.live('a', 400);
      world.fail({ playDomain: SECOND, fromMs: moment(23, '10:00'), toMs: END });
    },
    known: ({ points }) => [
      ['a was off 02:00-06:30 (banned by slack:mod)', points(of('a'), '02:00', '06:30')],
      ['c was not played, and had ', points(of('c'))],
      ['new was not played on 2026-11-22, and had ', points(of('new'))],
      [
        `Play domain ${SECOND} had `,
        points(
          ({ playDomain, stream }) => playDomain === SECOND && ['a', 'b', 'd', 'e'].includes(stream.name),
          '10:00',
        ),
      ],
    ],
  },
];

const of =
  (name: string) =>
  ({ stream }: { readonly stream: { readonly name: string } }): boolean =>
    stream.name === name;
const over =
  (domain: string) =>
  ({ playDomain }: { readonly playDomain: string }): boolean =>
    playDomain === domain;

/** The points that a line tells; where it tells a share of the whole, they go with the whole. */
function told(line: string, whole: number): number {
  const [, given = ''] = /: (?:all )?([+-]?[\d.]+) (?:of the [\d.]+ )?points\.$/.exec(line) ?? [];
  return /^[+-]/.test(given) ? Number(given) : Math.sign(whole) * Number(given);
}

describe('a known cause is told within a tenth of a point', () => {
  test.each(CAUSES)('$name', async ({ happens, known }) => {
    const days = await openUsual();
    await happens(days);
    const [head = '', ...lines] = await days.why();
    const [, shown = ''] = / by ([+-][\d.]+) points /.exec(head) ?? [];
    const whole = days.points();
    expect(Math.abs(Number(shown) - whole)).toBeLessThan(0.1);
    const causes = known(days);
    for (const [says, points] of causes) {
      const line = lines.find((each) => each.startsWith(says)) ?? `${says} is not among: ${lines.join(' ')}`;
      expect({ line, off: Math.abs(told(line, whole) - points) < 0.1 }).toEqual({ line, off: true });
    }
    const others = lines.filter((line) => !causes.some(([says]) => line.startsWith(says)));
    expect(others.every((line) => line.startsWith('Everything else: '))).toBe(true);
    const sum = lines.reduce((all, line) => all + told(line, whole), 0);
    expect(sum).toBeCloseTo(Number(shown), 6);
  });
});

describe('nothing is claimed', () => {
  test('of days on which everything wanders', async () => {
    const days = await openTwoDays({ playDomains: DOMAINS });
    const names = Array.from({ length: 12 }, (_, index) => `s${index}`);
    for (const [index, name] of names.entries()) days.live(name, 300 - 20 * index, { swing: 0.4 });
    await days.comes(moment(23, '00:00'));
    for (const [index, name] of names.entries()) {
      const viewers = Math.round((300 - 20 * index) * (1 + 0.12 * Math.sin(7 * index)));
      days.world.cloud.world.watch(at(name), viewers, 0.4);
    }
    expect(await days.why()).toEqual([]);
    expect(Math.abs(days.points())).toBeGreaterThan(1);
  });

  test('of days that are alike, and they are not sampled', async () => {
    const days = await openUsual();
    expect(await days.why()).toEqual([]);
    expect(days.world.calls(SAMPLES)).toBe(0);
  });

  test('of a day on which every stream lost as much', async () => {
    const days = await openTwoDays({ playDomains: DOMAINS });
    const names = Array.from({ length: 12 }, (_, index) => `s${index}`);
    for (const name of names) days.live(name, 100);
    await days.comes(moment(23, '00:00'));
    for (const name of names) days.world.cloud.world.watch(at(name), 50);
    expect(await days.why()).toEqual([]);
    expect(days.points()).toBeCloseTo(-50, 6);
  });
});

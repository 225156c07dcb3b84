import { beforeEach, describe, expect, test } from 'vitest';
import type { DigestFilter } from '../../src/core/digest-filter.ts';
import { isAppName, isDomainName } from '../../src/live/port.ts';
import { readDay } from '../../src/digest/day.ts';
import { readDayFacts } from '../../src/digest/day-facts.ts';
import type { DayFacts } from '../../src/digest/facts.ts';
import { words } from '../kit/person.ts';
import { tellFile } from '../kit/told.ts';
import { openWorld, type World } from '../kit/world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ONE = 'push.example.com';
const OTHER = 'push2.example.com';

/** It is 12:00 UTC on 2026-11-22. */
let world: World;
beforeEach(async () => {
  world = await openWorld({
    pushDomains: [ONE, OTHER],
    grants: { view: ['slack:*'], operate: ['slack:user:op'], moderate: ['slack:user:op'] },
  });
});

/** A push of the 21st, hours by UTC. */
function pushed(path: string, hour: number, hours: number, viewers: number): void {
  const [domain = '', app = '', name = ''] = path.split('/');
  const beganMs = Date.UTC(2026, 10, 21) + hour * HOUR_MS;
  world.cloud.world.recall({
    stream: { domain, app, name },
    beganMs,
    endedMs: beganMs + hours * HOUR_MS,
    viewers,
  });
}

/** Two push domains, two apps, and names of two kinds. */
function recallMany(): void {
  pushed(`${ONE}/live/room-1`, 2, 2, 100);
  pushed(`${ONE}/live/room-2`, 3, 1, 10);
  pushed(`${ONE}/vip/room-3`, 4, 1, 40);
  pushed(`${ONE}/vip/hall-1`, 5, 3, 7);
  pushed(`${OTHER}/live/room-4`, 6, 1, 20);
  pushed(`${OTHER}/live/hall-2`, 7, 1, 30);
}

const now = (): number => Math.floor(world.clock.now() / 1000);

function facts(filter?: DigestFilter, name = '2026-11-21', zone = 'Asia/Shanghai'): Promise<DayFacts> {
  const day = readDay(name, zone);
  if (day === undefined) throw new TypeError(name);
  const { live, store } = world.services;
  return readDayFacts(day, { live, facts: store.facts, filter }, now());
}

function place(domain: string | undefined, app: string | undefined, prefix?: string): DigestFilter {
  if (domain !== undefined && !isDomainName(domain)) throw new TypeError(domain);
  if (app !== undefined && !isAppName(app)) throw new TypeError(app);
  return { domain, app, prefix };
}

const namesOf = ({ traffic }: DayFacts) => traffic.value?.top.map(({ name }) => name);
const fluxOf = ({ traffic }: DayFacts) => traffic.value?.fluxMB ?? Number.NaN;

describe('a day of a part of the streams', () => {
  test.each([
    ['a push domain', place(OTHER, undefined), 2, ['hall-2', 'room-4'], 50],
    ['an app', place(undefined, 'vip'), 2, ['room-3', 'hall-1'], 61],
    ['both', place(ONE, 'live'), 2, ['room-1', 'room-2'], 210],
    ['a prefix', place(undefined, undefined, 'hall-'), 2, ['hall-2', 'hall-1'], 51],
    ['all three', place(ONE, 'live', 'room-2'), 1, ['room-2'], 10],
    ['nothing that was there', place(undefined, undefined, 'none-'), 0, [], 0],
  ])('of %s has its pushes and its traffic alone', async (_what, filter, pushes, names, viewerHours) => {
    recallMany();
    const [part, whole] = [await facts(filter), await facts()];
    expect(part.pushes.value?.pushes).toBe(pushes);
    expect(part.pushes.value?.longest.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(namesOf(part)).toEqual(names);
    // Every viewer gets the same bits: traffic is told apart by viewer hours, of which there are 321 in all.
    expect(fluxOf(part) / fluxOf(whole)).toBeCloseTo(viewerHours / 321, 6);
  });

  test('and the rest of them add up to the whole', async () => {
    recallMany();
    const whole = await facts();
    for (const filters of [
      [place(ONE, undefined), place(OTHER, undefined)],
      [place(undefined, 'live'), place(undefined, 'vip')],
      [place(undefined, undefined, 'room-'), place(undefined, undefined, 'hall-')],
    ]) {
      const parts = await Promise.all(filters.map((filter) => facts(filter)));
      const sum = (of: (one: DayFacts) => number) => parts.reduce((all, part) => all + of(part), 0);
      expect(sum(fluxOf)).toBeCloseTo(fluxOf(whole), 6);
      expect(sum(({ pushes }) => pushes.value?.pushes ?? Number.NaN)).toBe(whole.pushes.value?.pushes);
      expect(sum(({ pushes }) => pushes.value?.onAirS ?? Number.NaN)).toBe(whole.pushes.value?.onAirS);
    }
  });

  test('knows who was pushed in the Beijing day, by which traffic is counted', async () => {
    // 17:00 to 18:00 UTC on the 20th is the 21st in Beijing, and no part of the 21st in UTC.
    pushed(`${ONE}/vip/early`, -7, 1, 50);
    pushed(`${ONE}/live/room-1`, 2, 2, 100);
    const day = await facts(place(undefined, 'vip'), '2026-11-21', 'UTC');
    expect(day.pushes.value?.pushes).toBe(0);
    expect(namesOf(day)).toEqual(['early']);
  });

  test('is kept apart from the others, and told when the cloud has forgotten it', async () => {
    recallMany();
    const filter = place(undefined, 'vip');
    const [whole, part] = [await facts(), await facts(filter)];
    world.clock.advance(100 * DAY_MS);
    const [laterWhole, laterPart] = [await facts(), await facts(filter)];
    expect(laterWhole.pushes.value?.pushes).toBe(6);
    expect(laterPart.pushes.value?.pushes).toBe(2);
    expect(laterPart.filter).toEqual(part.filter);
    expect(laterPart.traffic.value).toEqual(part.traffic.value);
    expect(laterPart.viewers).toEqual(part.viewers);
    expect(laterPart.buckets).toEqual(part.buckets);
    expect(laterWhole.viewers.value).toEqual(whole.viewers.value);
    expect((await facts(place(undefined, 'live'))).pushes.missing).toBeDefined();
  });

  test('does not guess the traffic of an app whose pushes could not be read', async () => {
    recallMany();
    world.cloud.faults.add({ kind: 'error', code: 'FailedOperation', action: 'DescribeLiveStreamEventList' });
    const day = await facts(place(undefined, 'vip'));
    expect(day.pushes.missing).toBeDefined();
    expect(day.traffic.missing).toEqual(day.pushes.missing);
    expect(namesOf(await facts(place(undefined, undefined, 'room-')))).toHaveLength(4);
  });
});

const digest = async (line: string): Promise<string> =>
  words(await world.person('op').types(`digest now ${line}`));

describe('its digest', () => {
  test('says of which streams it is, and leaves out what is told of all together', async () => {
    recallMany();
    const shown = await digest('day=2026-11-21 zone=Asia/Shanghai app=vip');
    expect(shown).toContain('2026-11-21 · vip/* · ');
    expect(shown).toContain(
      'Only of streams in app vip. Tencent tells viewers, bandwidth and requests of all',
    );
    expect(shown).toMatch(/\n {2}Traffic, Beijing day +\S+ GB /);
    for (const untold of ['Peak viewers', 'P95', 'Requests', 'n/a', 'Missing', 'no figures.']) {
      expect(shown.split('Chart of')[0]).not.toContain(untold);
    }
    expect(shown).toContain('Chart of 2026-11-21 by the clocks of Asia/Shanghai. Streams on air: ');
    expect(shown).not.toContain('peak_viewers');
  });

  test('names as many streams as asked for, and leads to the same of the day before', async () => {
    recallMany();
    const op = world.person('op');
    const shown = await op.types('digest now day=2026-11-21 zone=Asia/Shanghai prefix=room- top=2');
    expect(words(shown)).toContain('… and 2 more streams.');
    const before = await op.presses(shown, 'The day before');
    expect(words(before)).toContain('2026-11-20 · room-* · ');
  });

  test('tells why, of its own streams alone', async () => {
    // Every day of a week the same, and on the 21st one stream is gone.
    for (let day = -8; day <= 0; day += 1) {
      for (const name of ['room-2', 'room-3', 'room-4']) pushed(`${ONE}/live/${name}`, 24 * day + 2, 2, 400);
      if (day < 0) pushed(`${ONE}/live/room-1`, 24 * day + 2, 2, 400);
      pushed(`${ONE}/live/hall-1`, 24 * day + 2, 2, day < 0 ? 100 : 3000);
    }
    const shown = await digest('day=2026-11-21 zone=Asia/Shanghai prefix=room-');
    expect(shown).toContain('Why traffic changed by -25 points since 2026-11-20');
    expect(shown).toMatch(/\nroom-1 was not played, and had .* on 2026-11-20: all 25 points\.\n/);
    expect(shown).not.toContain('hall-1');
    const whole = await digest('day=2026-11-21 zone=Asia/Shanghai');
    expect(whole).toContain('hall-1');
  });

  test('tells what was done and recorded of its own streams alone', async () => {
    recallMany();
    const noon = Date.UTC(2026, 10, 21, 4) / 1000;
    const row = {
      call: 'c',
      actor: 'slack:op',
      place: 'slack:T1/C1',
      requestId: undefined,
      outcome: 'done',
    } as const;
    for (const [name, stream] of [
      ['room-1', 'room-1'],
      ['room-3', `${ONE}/vip/room-3`],
      ['room-4', `${OTHER}/live/room-4`],
      ['hall-1', 'vip/hall-1'],
    ] as const) {
      const input = JSON.stringify({ stream });
      const target = `write:${name}`;
      await world.services.store.audit.append({ ...row, at: noon, command: 'cut', input, target });
    }
    await tellFile(world, { id: 'f-1', name: 'room-1', endedAt: noon, durationS: 600 });
    await tellFile(world, { id: 'f-2', name: 'hall-1', endedAt: noon, durationS: 600 });
    const shown = await digest('day=2026-11-21 zone=Asia/Shanghai app=live prefix=room-');
    const [, done = ''] = shown.split('Done by the bot');
    expect(done).toContain('room-1');
    expect(done).toContain('room-4');
    expect(done).not.toContain('room-3');
    expect(shown).toContain('room-1: 1 file');
    expect(shown).not.toContain('hall-1');
  });

  test('refuses a domain to which nothing is pushed here', async () => {
    const answer = await world.person('op').types('digest now domain=play.example.com');
    expect(answer.error).toBe('bad-input');
    expect(words(answer)).toContain('play.example.com is no push domain of this installation.');
    expect(words(answer)).toContain(`Give one of ${ONE}, ${OTHER}, or none for all of them.`);
  });
});

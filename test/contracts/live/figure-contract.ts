import { expect } from 'vitest';
import {
  beijingDay,
  botErrorOf,
  DAY_S,
  HOUR_S,
  room,
  testStream,
  type ContractTest,
  type LiveFixture,
} from './fixture.ts';

const other = testStream('room-10');
const MINUTE_S = 60;

/** Two streams that are watched for half an hour, and then some time for the figures to come. */
function watched({ cloud }: LiveFixture) {
  const from = cloud.now();
  cloud.goLive(room);
  cloud.goLive(other);
  cloud.watch(room, 20);
  cloud.watch(other, 40);
  cloud.passTime(HOUR_S / 2);
  const to = cloud.now();
  cloud.passTime(10 * MINUTE_S);
  return { from, to };
}

/** Viewers, traffic and bandwidth; each figure tells how old it is. */
export function figureContract(contractTest: ContractTest): void {
  playContract(contractTest);
  historyContract(contractTest);
  trafficContract(contractTest);
}

function playContract(contractTest: ContractTest): void {
  contractTest('plays', 'sums the viewers of each stream, and tells the minute', async (fixture) => {
    const { live, cloud } = fixture;
    expect((await live.stats.plays()).value).toEqual([]);
    watched(fixture);
    const { value, at } = await live.stats.plays();
    expect(value.map(({ name, viewers }) => [name, viewers])).toEqual([
      ['room-10', 40],
      ['room-1', 20],
    ]);
    expect(value[0]?.bandwidthMbps).toBeGreaterThan(value[1]?.bandwidthMbps ?? Infinity);
    expect(cloud.now() - at).toBeGreaterThan(0);
    expect(cloud.now() - at).toBeLessThan(10 * MINUTE_S);
  });
}

function historyContract(contractTest: ContractTest): void {
  contractTest('playHistory', 'tells every minute once, oldest first', async (fixture) => {
    const { live } = fixture;
    const { from, to } = watched(fixture);
    const half = from + (to - from) / 2;
    const parts = [
      await live.stats.playHistory(room.name, from, half),
      await live.stats.playHistory(room.name, half, to),
    ];
    const minutes = Array.from({ length: (to - from) / MINUTE_S }, (_, index) => from + index * MINUTE_S);
    expect(parts.flatMap((part) => part.value.map(({ at, viewers }) => [at, viewers]))).toEqual(
      minutes.map((minute) => [minute, 20]),
    );
    expect(parts.map((part) => part.at)).toEqual([half, to]);
    const all = await live.stats.playHistory(undefined, from, to);
    expect(all.value.map((point) => point.viewers)).toEqual(minutes.map(() => 60));
  });

  contractTest('playHistory', 'tells no minute that is not counted yet', async (fixture) => {
    const { live, cloud } = fixture;
    const { from } = watched(fixture);
    const { value, at } = await live.stats.playHistory(room.name, from, cloud.now());
    expect(value.at(-1)?.at).toBeLessThan(at);
    expect(at).toBeLessThan(cloud.now());
    expect(value.every((point) => point.viewers === 20)).toBe(true);
  });

  contractTest('playHistory', 'refuses windows that the cloud does not keep', async ({ live, cloud }) => {
    const now = cloud.now();
    const windows = [
      [now - DAY_S - 1, now],
      [now - 31 * DAY_S, now - 31 * DAY_S + HOUR_S],
      [now, now - 1],
    ] as const;
    const asked = windows.map(([from, to]) => botErrorOf(live.stats.playHistory(undefined, from, to)));
    expect((await Promise.all(asked)).map((error) => error.code)).toEqual(windows.map(() => 'bad-input'));
  });
}

function trafficContract(contractTest: ContractTest): void {
  contractTest(
    'dayTraffic',
    'tells the traffic of a day in Beijing, most first, once it is counted',
    async (fixture) => {
      const { live, cloud } = fixture;
      const { from } = watched(fixture);
      const day = beijingDay(from);
      for (const wrong of [day, 'yesterday', '2026-02-30']) {
        expect((await botErrorOf(live.stats.dayTraffic(wrong))).code).toBe('bad-input');
      }
      cloud.endPush(room);
      cloud.endPush(other);
      cloud.passTime(DAY_S + 3 * HOUR_S);
      const { value, at } = await live.stats.dayTraffic(day);
      expect(value.map(({ name }) => name)).toEqual(['room-10', 'room-1']);
      expect(value[0]?.fluxMB).toBeCloseTo(2 * (value[1]?.fluxMB ?? 0), 6);
      expect([at > from, at < cloud.now(), beijingDay(at - 1)]).toEqual([true, true, day]);
    },
  );

  contractTest('bandwidth', 'tells peak and traffic of the account, as its history does', async (fixture) => {
    const { live, cloud } = fixture;
    const { from, to } = watched(fixture);
    const { value, at } = await live.stats.bandwidth(from, to);
    expect([value.peakMbps > 0, at, value.peakAt]).toEqual([true, to, from]);
    if (live.can.has('playHistory')) {
      const points = (await live.stats.playHistory(undefined, from, to)).value;
      expect(value.fluxMB).toBeCloseTo(
        points.reduce((sum, point) => sum + point.fluxMB, 0),
        6,
      );
    }
    const wrong = [
      live.stats.bandwidth(cloud.now() - DAY_S - 1, cloud.now()),
      live.stats.bandwidth(to, from),
    ];
    const errors = await Promise.all(wrong.map(botErrorOf));
    expect(errors.map((error) => error.code)).toEqual(['bad-input', 'bad-input']);
  });
}

import { expect } from 'vitest';
import { beijingDay } from './asks.ts';
import {
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
  pushHistoryContract(contractTest);
  trafficContract(contractTest);
  partsContract(contractTest);
  pushTrafficContract(contractTest);
  errorContract(contractTest);
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

  contractTest(
    'plays',
    'tells one stream as it tells all, and nobody of a stream unseen',
    async (fixture) => {
      const { live, cloud } = fixture;
      watched(fixture);
      const one = await live.stats.plays(other.name);
      const all = (await live.stats.plays()).value.find(({ name }) => name === other.name);
      expect(one.value).toEqual([all]);
      expect(cloud.now() - one.at).toBeLessThan(10 * MINUTE_S);
      expect((await live.stats.plays(testStream('room-2').name)).value).toEqual([]);
    },
  );

  contractTest('now', 'tells pushes and viewers side by side, of one stream or of all', async (fixture) => {
    const { live } = fixture;
    watched(fixture);
    const all = live.stats.now({});
    expect((await all.pushes).value.map(({ stream }) => stream.name).toSorted()).toEqual([
      'room-1',
      'room-10',
    ]);
    expect((await all.plays).value.map(({ viewers }) => viewers)).toEqual([40, 20]);
    const one = live.stats.now({ name: room.name });
    expect((await one.pushes).value.map(({ stream }) => stream)).toEqual([room]);
    expect((await one.plays).value.map(({ name, viewers }) => [name, viewers])).toEqual([['room-1', 20]]);
  });

  contractTest('totals', 'sums the viewers of the account, most first by play domain', async (fixture) => {
    const { live, cloud } = fixture;
    expect((await live.stats.totals()).value.viewers).toBe(0);
    watched(fixture);
    const { value, at } = await live.stats.totals();
    expect([value.viewers, value.bandwidthMbps > 0]).toEqual([60, true]);
    const counts = value.domains.map(({ viewers }) => viewers);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    // A cloud that tells no domains gives an empty list; one that tells them leaves none out.
    expect([0, 60]).toContain(counts.reduce((sum, viewers) => sum + viewers, 0));
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

  contractTest('playHistory', 'tells several days, with gaps where nobody watched', async (fixture) => {
    const { live, cloud } = fixture;
    const { from } = watched(fixture);
    cloud.endPush(room);
    const gapFrom = cloud.now();
    cloud.passTime(3 * DAY_S);
    const gapTo = cloud.now();
    watched(fixture);
    const { value, stepS } = await live.stats.playHistory(room.name, from, cloud.now());
    const minutes = value.map((point) => point.at);
    expect(minutes.filter((at) => at < gapFrom)).toEqual(
      Array.from({ length: (gapFrom - from) / stepS }, (_, index) => from + index * stepS),
    );
    expect(value.filter((point) => point.viewers > 0).some(({ at }) => at >= gapFrom && at < gapTo)).toBe(
      false,
    );
    expect(minutes.filter((at) => at >= gapTo).length).toBeGreaterThan(20);
    expect(new Set(minutes).size).toBe(minutes.length);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  });

  contractTest('playHistory', 'refuses windows that the cloud does not keep', async ({ live, cloud }) => {
    const now = cloud.now();
    const windows = [
      [now - 31 * DAY_S, now - 31 * DAY_S + HOUR_S],
      [now, now - 1],
    ] as const;
    const asked = windows.map(([from, to]) => botErrorOf(live.stats.playHistory(undefined, from, to)));
    expect((await Promise.all(asked)).map((error) => error.code)).toEqual(windows.map(() => 'bad-input'));
  });
}

/** Every 5 seconds of a push: of 4 hours with a break, which no cloud tells in one answer. */
function pushHistoryContract(contractTest: ContractTest): void {
  contractTest('pushHistory', 'tells every moment of a push once, oldest first', async ({ live, cloud }) => {
    const from = cloud.now();
    cloud.goLive(room);
    cloud.goLive(other);
    cloud.passTime(3 * HOUR_S);
    cloud.endPush(room);
    const breakFrom = cloud.now();
    cloud.passTime(HOUR_S / 2);
    const breakTo = cloud.now();
    cloud.goLive(room);
    cloud.passTime(HOUR_S / 2);
    const { value, stepS, at } = await live.stats.pushHistory(room, from, cloud.now());
    const onAir = (moment: number) => moment < breakFrom || moment >= breakTo;
    const moments = Array.from({ length: (at - from) / stepS }, (_, index) => from + index * stepS);
    expect([stepS, cloud.now() - at]).toEqual([5, expect.closeTo(0, -2)]);
    expect(value.map((point) => point.at)).toEqual(moments.filter(onAir));
    expect(value[0]?.fps).toBeGreaterThan(0);
    expect(value[0]?.totalBps).toBeGreaterThan(0);
  });

  contractTest('pushHistory', 'refuses windows that the cloud does not keep', async ({ live, cloud }) => {
    const now = cloud.now();
    const windows = [
      [now - 8 * DAY_S, now - 7 * DAY_S],
      [now, now - 1],
    ] as const;
    const asked = windows.map(([from, to]) => botErrorOf(live.stats.pushHistory(room, from, to)));
    expect((await Promise.all(asked)).map((error) => error.code)).toEqual(windows.map(() => 'bad-input'));
  });
}

function partsContract(contractTest: ContractTest): void {
  contractTest('playParts', 'tells a minute by stream, play domain and protocol', async (fixture) => {
    const { live } = fixture;
    const { from } = watched(fixture);
    const { value, at } = await live.playParts.at(from + 90);
    expect(at).toBe(from + MINUTE_S);
    const keys = value.map(({ name, domain, protocol }) => [name, domain, protocol].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    const sum = (parts: typeof value) => parts.reduce((all, part) => all + part.bandwidthMbps, 0);
    const { value: minutes } = await live.stats.playHistory(undefined, at, at + MINUTE_S);
    expect(sum(value)).toBeCloseTo(minutes[0]?.bandwidthMbps ?? 0, 6);
    expect(sum(value.filter(({ name }) => name === other.name))).toBeCloseTo((2 * sum(value)) / 3, 6);
  });

  contractTest('playParts', 'refuses minutes that the cloud does not keep', async ({ live, cloud }) => {
    const moments = [cloud.now(), cloud.now() - 31 * DAY_S];
    const errors = await Promise.all(moments.map((moment) => botErrorOf(live.playParts.at(moment))));
    expect(errors.map(({ code }) => code)).toEqual(['bad-input', 'bad-input']);
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
    for (const stream of [room, other]) cloud.endPush(stream);
    cloud.passTime(DAY_S);
    const days = (await live.stats.bandwidth(from - 10 * DAY_S, cloud.now())).value;
    expect(days.peakMbps).toBe(value.peakMbps);
    expect(days.fluxMB).toBeGreaterThanOrEqual(value.fluxMB);
    const wrong = [
      live.stats.bandwidth(cloud.now() - 40 * DAY_S, cloud.now()),
      live.stats.bandwidth(cloud.now() - 4 * 366 * DAY_S, cloud.now() - 4 * 365 * DAY_S),
      live.stats.bandwidth(to, from),
    ];
    const errors = await Promise.all(wrong.map(botErrorOf));
    expect(errors.map((error) => error.code)).toEqual(wrong.map(() => 'bad-input'));
  });
}

function pushTrafficContract(contractTest: ContractTest): void {
  contractTest('pushBandwidth', 'tells what encoders sent, watched or not', async (fixture) => {
    const { live, cloud } = fixture;
    const from = cloud.now();
    cloud.goLive(room);
    cloud.passTime(HOUR_S / 2);
    cloud.goLive(other);
    cloud.passTime(HOUR_S / 2);
    cloud.endPush(room);
    cloud.endPush(other);
    const to = cloud.now();
    cloud.passTime(10 * MINUTE_S);
    const { value } = await live.stats.pushBandwidth(from, to);
    // Both at once in the second half: twice the rate, and half an hour more of one.
    const oneMbps = value.peakMbps / 2;
    expect(value.peakAt).toBe(from + HOUR_S / 2);
    expect(value.fluxMB).toBeCloseTo((oneMbps * 1.5 * HOUR_S) / 8, 3);
    expect((await botErrorOf(live.stats.pushBandwidth(to, from))).code).toBe('bad-input');
    const old = live.stats.pushBandwidth(cloud.now() - 90 * DAY_S, cloud.now() - 89 * DAY_S);
    expect((await botErrorOf(old)).code).toBe('bad-input');
  });
}

function errorContract(contractTest: ContractTest): void {
  contractTest('playErrors', 'counts requests that were answered with 4xx and 5xx', async (fixture) => {
    const { live, cloud } = fixture;
    const { from, to } = watched(fixture);
    const { value: none } = await live.stats.playErrors(from, to);
    expect(none).toEqual({ clientErrors: 0, serverErrors: 0 });
    cloud.failPlays(503);
    const fails = cloud.now();
    cloud.passTime(HOUR_S / 2);
    const { value, at } = await live.stats.playErrors(fails, cloud.now());
    expect(value.clientErrors).toBe(0);
    expect(value.serverErrors).toBeGreaterThan(0);
    expect([at > fails, at < cloud.now()]).toEqual([true, true]);
    const half = await live.stats.playErrors(fails, fails + 10 * MINUTE_S);
    const rest = await live.stats.playErrors(fails + 10 * MINUTE_S, at);
    expect(half.value.serverErrors + rest.value.serverErrors).toBe(value.serverErrors);
    const old = live.stats.playErrors(cloud.now() - 25 * HOUR_S, cloud.now());
    expect((await botErrorOf(old)).code).toBe('bad-input');
  });
}

import { expect, test } from 'vitest';
import type { Ability } from '../../src/live/port.ts';
import { cannotContract } from './live/cannot-contract.ts';
import { failureContract } from './live/failure-contract.ts';
import { figureContract } from './live/figure-contract.ts';
import {
  botErrorOf,
  DAY_S,
  HOUR_S,
  room,
  testStream,
  type ContractTest,
  type LiveFixture,
  type Refusal,
} from './live/fixture.ts';
import { longListContract } from './live/long-list-contract.ts';
import { mediaContract } from './live/media-contract.ts';
import { mixContract } from './live/mix-contract.ts';
import { recordContract } from './live/record-contract.ts';

export { botErrorOf, testStream, type LiveCloud, type LiveFixture } from './live/fixture.ts';

export interface LiveContractOptions {
  /** Every ability that the adapter does not have, with the reason that people are told. */
  readonly cannot: Partial<Readonly<Record<Ability, string>>>;
  /** Refusals that this cloud has no words for. */
  readonly wordless?: readonly Refusal[];
}

/** What every live adapter must do; `open` gives a new adapter and a new, empty cloud each time. */
export function liveContract(
  name: string,
  open: () => Promise<LiveFixture>,
  { cannot, wordless = [] }: LiveContractOptions,
): void {
  // What an adapter cannot do is held to its reason by `cannotContract`, so that nothing is left out in silence.
  const contractTest: ContractTest = (needs, title, run, told) => {
    if (cannot[needs] !== undefined || (told !== undefined && wordless.includes(told))) return;
    test(`${name}: ${title}`, async () => {
      expect.hasAssertions();
      await run(await open());
    });
  };
  cannotContract(contractTest, cannot);
  readContract(contractTest);
  listContract(contractTest);
  longListContract(contractTest);
  writeContract(contractTest);
  recordContract(contractTest);
  mediaContract(contractTest);
  mixContract(contractTest);
  figureContract(contractTest);
  failureContract(contractTest);
}

function readContract(contractTest: ContractTest): void {
  contractTest(
    'state',
    'tells live, offline and banned apart, with source and time',
    async ({ live, cloud }) => {
      const [onAir, banned] = [testStream('on-air'), testStream('banned')];
      cloud.goLive(onAir);
      cloud.ban(banned, cloud.now() + DAY_S);
      expect(await live.streams.state(onAir)).toMatchObject({ value: 'live', at: cloud.now() });
      expect(await live.streams.state(banned)).toMatchObject({ value: 'banned' });
      expect((await live.streams.state(onAir)).source).not.toBe('');
    },
  );

  contractTest('state', 'calls a stream offline that the cloud never heard of', async ({ live }) => {
    expect(await live.streams.state(testStream('nobody'))).toMatchObject({ value: 'offline' });
  });
}

function listContract(contractTest: ContractTest): void {
  contractTest('online', 'lists what is on air, by filter', async ({ live, cloud, untold }) => {
    const [one, ten] = [testStream('room-1'), testStream('room-10')];
    cloud.goLive(one);
    cloud.goLive(ten);
    const all = await live.streams.online({});
    expect(all.value.map((online) => online.stream.name).toSorted()).toEqual(['room-1', 'room-10']);
    const since = untold?.has('since') === true ? undefined : cloud.now();
    expect(all.value.map((online) => online.since)).toEqual([since, since]);
    expect((await live.streams.online({ name: one.name })).value.map((online) => online.stream)).toEqual([
      one,
    ]);
    expect((await live.streams.online({ name: testStream('room-2').name })).value).toEqual([]);
  });

  contractTest('events', 'lists finished and refused pushes, newest first', async ({ live, cloud }) => {
    const [one, ten] = [testStream('room-1'), testStream('room-10')];
    const began = cloud.now();
    for (const stream of [one, ten]) cloud.goLive(stream);
    cloud.passTime(60);
    for (const stream of [one, ten]) cloud.endPush(stream);
    cloud.passTime(60);
    cloud.ban(one, cloud.now() + DAY_S);
    cloud.goLive(one);
    cloud.passTime(1);
    const { value } = await live.streams.events({ name: one.name }, began - 1, cloud.now());
    expect(value.map((event) => event.stream)).toEqual([one, one]);
    expect(value.map((event) => [event.from - began, event.to - began, event.durationS])).toEqual([
      [120, 120, 0],
      [0, 60, 60],
    ]);
  });

  contractTest('events', 'refuses windows that the cloud does not keep', async ({ live, cloud }) => {
    const now = cloud.now();
    const windows = [
      [now - 61 * DAY_S, now - 59 * DAY_S],
      [now, now - 1],
    ] as const;
    const errors = await Promise.all(
      windows.map(([from, to]) => botErrorOf(live.streams.events({}, from, to))),
    );
    expect(errors.map((error) => error.code)).toEqual(['bad-input', 'bad-input']);
  });

  contractTest('events', 'lists all that the cloud keeps, however long ago', async ({ live, cloud }) => {
    const began = cloud.now();
    for (const days of [0, 30, 59]) {
      cloud.passTime(began + days * DAY_S - cloud.now());
      cloud.goLive(room);
      cloud.passTime(60);
      cloud.endPush(room);
    }
    const { value } = await live.streams.events({ name: room.name }, began, cloud.now());
    expect(value.map((event) => (event.from - began) / DAY_S)).toEqual([59, 30, 0]);
  });

  contractTest('interrupted', 'lists what was pushed and is not any more', async ({ live, cloud }) => {
    const [one, ten] = [testStream('room-1'), testStream('room-10')];
    for (const stream of [one, ten]) cloud.goLive(stream);
    cloud.passTime(60);
    cloud.endPush(one);
    const { value, source } = await live.streams.interrupted();
    expect([value, source === '']).toEqual([[one], false]);
  });

  contractTest('banned', 'lists bans with their ends', async ({ live, cloud, untold }) => {
    const end = cloud.now() + DAY_S;
    cloud.ban(room, end);
    const until = untold?.has('until') === true ? undefined : end;
    const answer = await live.streams.banned(room.name).catch((error: unknown) => error);
    // A cloud may stop offering its list; then the adapter must not claim it any more.
    const offered = { value: [{ name: 'room-1', until }] };
    expect(answer).toMatchObject(live.can.has('banned') ? offered : { code: 'unsupported', did: 'nothing' });
  });

  contractTest(
    'pushes',
    'tells what is being pushed, and no figure that is not there',
    async ({ live, cloud, untold }) => {
      expect((await live.stats.pushes({})).value).toEqual([]);
      cloud.goLive(room);
      cloud.goLive(testStream('room-10'));
      const { value } = await live.stats.pushes({ name: room.name });
      expect(value.map((push) => push.stream)).toEqual([room]);
      expect(value[0]?.fps).toBeGreaterThan(0);
      expect(value[0]?.totalBps).toBeGreaterThan(0);
      if (untold?.has('videoBps') === true) expect(value[0]?.videoBps).toBeUndefined();
      else expect(value[0]?.videoBps).toBeGreaterThan(0);
    },
  );
}

function writeContract(contractTest: ContractTest): void {
  contractTest('ban', 'bans until the given second and lifts the ban', async ({ live, cloud }) => {
    cloud.goLive(room);
    const until = cloud.now() + 2 * HOUR_S;
    expect((await live.control.streams.ban(room, until, '违规 "x"')).requestId).not.toBe('');
    expect([cloud.isLive(room), cloud.banEnd(room)]).toEqual([false, until]);
    expect((await live.streams.state(room)).value).toBe('banned');
    await live.control.streams.unban(room);
    expect(cloud.banEnd(room)).toBeUndefined();
    expect((await live.streams.state(room)).value).toBe('offline');
    expect(cloud.writes()).toBe(2);
  });

  contractTest('cut', 'cuts without banning', async ({ live, cloud }) => {
    cloud.goLive(room);
    await live.control.streams.cut(room);
    expect([cloud.isLive(room), cloud.banEnd(room)]).toEqual([false, undefined]);
  });

  contractTest(
    'ban',
    'sends no ban that is too long or has too many bytes of reason',
    async ({ live, cloud }) => {
      const now = cloud.now();
      const wrong = [
        live.control.streams.ban(room, now + 90 * DAY_S + 1, 'policy'),
        live.control.streams.ban(room, now, 'policy'),
        live.control.streams.ban(room, now + DAY_S, '禁'.repeat(683)),
        live.control.streams.ban(room, now + DAY_S, ' '),
      ];
      const errors = await Promise.all(wrong.map(botErrorOf));
      expect(errors.map((error) => [error.code, error.did])).toEqual(
        wrong.map(() => ['bad-input', 'nothing']),
      );
      expect(cloud.writes()).toBe(0);
      await live.control.streams.ban(room, now + 90 * DAY_S, '禁'.repeat(682));
      expect(cloud.banEnd(room)).toBe(now + 90 * DAY_S);
    },
  );
}

import {
  isMixSession,
  type Ability,
  type MixBox,
  type MixInput,
  type MixOrder,
  type StreamName,
  type UnixSeconds,
} from '../../../src/live/port.ts';
import { DAY_S, HOUR_S, room, testStream, type LiveCloud, type LiveFixture } from './fixture.ts';

type Ask = (fixture: LiveFixture) => Promise<unknown>;

export const WRITE_ABILITIES = [
  'ban',
  'unban',
  'cut',
  'startRecord',
  'stopRecord',
  'takeSnapshot',
  'startMix',
  'stopMix',
] as const;
export type WriteAbility = (typeof WRITE_ABILITIES)[number];
export type ReadAbility = Exclude<Ability, WriteAbility | 'recordFormat'>;

/** One write of each kind: what must be there before, the write, and how its effect is seen. */
export interface Write {
  readonly prepare: (cloud: LiveCloud) => void;
  readonly ask: Ask;
  readonly tookEffect: (cloud: LiveCloud) => boolean;
}

const session = 'mix_1';
if (!isMixSession(session)) throw new Error('no session');
export const hosts = [testStream('host_1'), testStream('guest_2')];

/** Streams as the inputs of a mix, one over the other; only those above the first layer have a box. */
export function inputsOf(names: readonly StreamName[], box?: MixBox, firstLayer = 1): readonly MixInput[] {
  return names.map((name, index) => {
    const layer = firstLayer + index;
    return { kind: 'stream', name, layer, box: layer === 1 ? undefined : box };
  });
}

export const mixOrder: MixOrder = {
  session,
  output: testStream('show_1').name,
  isNewStream: true,
  template: 0,
  inputs: inputsOf(
    hosts.map(({ name }) => name),
    { x: 0, y: 0, width: 320, height: 180 },
  ),
};

/** Both APIs take an input some seconds after its push began (tencent-live 5.18). */
export function goLiveForMix(cloud: LiveCloud): void {
  for (const stream of hosts) cloud.goLive(stream);
  cloud.passTime(10);
}

const goLive = (cloud: LiveCloud) => cloud.goLive(room);

const recordFor = (cloud: LiveCloud, format: string | undefined) => ({
  from: undefined,
  to: cloud.now() + HOUR_S / 2,
  format,
  templateId: undefined,
});

export const WRITES: Readonly<Record<WriteAbility, Write>> = {
  ban: {
    prepare: goLive,
    ask: ({ live, cloud }) => live.control.streams.ban(room, cloud.now() + HOUR_S, 'policy'),
    tookEffect: (cloud) => !cloud.isLive(room),
  },
  unban: {
    prepare: (cloud) => cloud.ban(room, cloud.now() + DAY_S),
    ask: ({ live }) => live.control.streams.unban(room),
    tookEffect: (cloud) => cloud.banEnd(room) === undefined,
  },
  cut: {
    prepare: goLive,
    ask: ({ live }) => live.control.streams.cut(room),
    tookEffect: (cloud) => !cloud.isLive(room),
  },
  startRecord: {
    prepare: goLive,
    ask: ({ live, cloud }) => live.control.recordings.start(room, recordFor(cloud, undefined)),
    tookEffect: (cloud) => cloud.tasks().length === 1,
  },
  stopRecord: {
    prepare: goLive,
    ask: ({ live, cloud }) =>
      live.control.recordings.stop({
        id: cloud.record(room, cloud.now(), cloud.now() + HOUR_S),
        stream: room,
      }),
    tookEffect: (cloud) => cloud.tasks().length === 1 && cloud.tasks().every((task) => task.stopped),
  },
  takeSnapshot: {
    prepare: goLive,
    ask: ({ live, cloud }) =>
      live.control.snapshots.start(room, { from: undefined, to: cloud.now() + 60, templateId: 2001 }),
    tookEffect: (cloud) => cloud.snapshotTasks().length === 1,
  },
  startMix: {
    prepare: goLiveForMix,
    ask: ({ live }) => live.control.mixes.start(mixOrder),
    tookEffect: (cloud) => cloud.mixes().length === 1,
  },
  stopMix: {
    prepare(cloud) {
      goLiveForMix(cloud);
      cloud.mix(mixOrder);
    },
    ask: ({ live }) => live.control.mixes.stop(mixOrder),
    tookEffect: (cloud) => cloud.mixes().length === 0,
  },
};

/** One read of each kind. */
export const READS: Readonly<Record<ReadAbility, Ask>> = {
  state: ({ live }) => live.streams.state(room),
  online: ({ live }) => live.streams.online({}),
  events: ({ live, cloud }) => live.streams.events({}, cloud.now() - DAY_S, cloud.now()),
  interrupted: ({ live }) => live.streams.interrupted(),
  banned: ({ live }) => live.streams.banned(),
  now: ({ live }) => {
    const { pushes, plays } = live.stats.now({});
    return Promise.all([pushes, plays]);
  },
  pushes: ({ live }) => live.stats.pushes({}),
  pushHistory: ({ live, cloud }) => live.stats.pushHistory(room, cloud.now() - HOUR_S, cloud.now()),
  plays: ({ live }) => live.stats.plays(),
  totals: ({ live }) => live.stats.totals(),
  playHistory: ({ live, cloud }) => live.stats.playHistory(room.name, cloud.now() - HOUR_S, cloud.now()),
  playParts: ({ live, cloud }) => live.playParts.at(cloud.now() - HOUR_S),
  dayTraffic: ({ live, cloud }) => live.stats.dayTraffic(beijingDay(cloud.now() - 2 * DAY_S)),
  bandwidth: ({ live, cloud }) => live.stats.bandwidth(cloud.now() - HOUR_S, cloud.now()),
  pushBandwidth: ({ live, cloud }) => live.stats.pushBandwidth(cloud.now() - HOUR_S, cloud.now()),
  playErrors: ({ live, cloud }) => live.stats.playErrors(cloud.now() - HOUR_S, cloud.now()),
  recordTasks: ({ live, cloud }) => live.recordings.tasks({}, cloud.now() - DAY_S, cloud.now()),
  recordFiles: ({ live, cloud }) => live.recordings.files(room, cloud.now() - HOUR_S, cloud.now()),
  snapshotTasks: ({ live, cloud }) => live.snapshots.tasks({}, cloud.now() - DAY_S, cloud.now()),
  snapshotQueue: ({ live }) => live.snapshots.drain(() => Promise.resolve()),
  callbackRecords: ({ live, cloud }) =>
    live.callbackRecords.list(room.name, cloud.now() - DAY_S, cloud.now()),
};

/** Every ability, asked for. */
export const ASKS: Readonly<Record<Ability, Ask>> = {
  ...READS,
  ban: WRITES.ban.ask,
  unban: WRITES.unban.ask,
  cut: WRITES.cut.ask,
  startRecord: WRITES.startRecord.ask,
  stopRecord: WRITES.stopRecord.ask,
  recordFormat: ({ live, cloud }) => live.control.recordings.start(room, recordFor(cloud, 'mp4')),
  takeSnapshot: WRITES.takeSnapshot.ask,
  startMix: WRITES.startMix.ask,
  stopMix: WRITES.stopMix.ask,
};

/** The day of a moment in Beijing, as `dayTraffic` takes it. */
export function beijingDay(at: UnixSeconds): string {
  return new Date((at + 8 * HOUR_S) * 1000).toISOString().slice(0, 10);
}

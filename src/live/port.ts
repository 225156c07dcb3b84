import type { CallbackRecords } from './port/callback-records.ts';
import type { LongLists } from './port/long-lists.ts';
import type { MixControl } from './port/mixes.ts';
import type { PlayParts } from './port/play-parts.ts';
import type { RecordControl, Recordings } from './port/recordings.ts';
import type { SnapshotControl, Snapshots } from './port/snapshots.ts';
import type { Stats } from './port/stats.ts';
import type { StreamControl, Streams } from './port/streams.ts';

export * from './port/answers.ts';
export * from './port/callback-records.ts';
export * from './port/long-lists.ts';
export * from './port/mixes.ts';
export * from './port/names.ts';
export * from './port/play-parts.ts';
export * from './port/recordings.ts';
export * from './port/snapshots.ts';
export * from './port/stats.ts';
export * from './port/streams.ts';
export * from './port/urls.ts';

/** Everything that a cloud may be able to do: one name for each member of the ports, and `recordFormat`. */
export const ABILITIES = [
  'state',
  'online',
  'events',
  'interrupted',
  'banned',
  'ban',
  'unban',
  'cut',
  'now',
  'pushes',
  'pushHistory',
  'plays',
  'totals',
  'playHistory',
  'playParts',
  'dayTraffic',
  'bandwidth',
  'pushBandwidth',
  'playErrors',
  'recordTasks',
  'recordFiles',
  'startRecord',
  'stopRecord',
  /** An order to record names its file format itself. */
  'recordFormat',
  'snapshotTasks',
  'snapshotQueue',
  'takeSnapshot',
  'startMix',
  'stopMix',
  'callbackRecords',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** The writes that `Context.write` hands out. */
export interface Control {
  readonly streams: StreamControl;
  readonly recordings: RecordControl;
  readonly snapshots: SnapshotControl;
  readonly mixes: MixControl;
}

export interface LiveReads {
  /** What this cloud can be asked; beyond it, methods throw `unsupported`, with the reason. */
  readonly can: ReadonlySet<Ability>;
  readonly streams: Streams;
  readonly longLists: LongLists;
  readonly stats: Stats;
  readonly playParts: PlayParts;
  readonly recordings: Recordings;
  readonly snapshots: Snapshots;
  readonly callbackRecords: CallbackRecords;
}

export interface Live extends LiveReads {
  readonly control: Control;
}

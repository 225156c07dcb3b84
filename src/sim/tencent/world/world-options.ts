import type { SimClock } from '../../clock.ts';
import type { AudienceOptions } from './new-push.ts';
import type { SnapshotTemplate } from './snapshots.ts';
import type { Quality, StopReason, StreamKey } from './stream.ts';

export interface WorldOptions {
  readonly clock: SimClock;
  readonly random: () => number;
  readonly pushDomains: readonly string[];
  readonly playDomains: readonly string[];
  /** Record template id to file format; an unknown one records HLS. */
  readonly recordTemplates?: ReadonlyMap<number, string>;
  /** Snapshot template id to what it does; an unknown one does nothing. */
  readonly snapshotTemplates?: ReadonlyMap<number, SnapshotTemplate>;
}

/** A push that was over before the world was looked at. */
export interface RecallOptions extends AudienceOptions {
  readonly stream: StreamKey;
  readonly clientIp?: string;
  readonly beganMs: number;
  readonly endedMs: number;
  readonly reason?: StopReason;
  readonly accepted?: boolean;
  readonly quality?: Partial<Quality>;
}

export const sampleRecordTemplates: ReadonlyMap<number, string> = new Map([
  [1001, 'mp4'],
  [1002, 'flv'],
  [1003, 'aac'],
]);

export const sampleSnapshotTemplates: ReadonlyMap<number, SnapshotTemplate> = new Map<
  number,
  SnapshotTemplate
>([
  [2001, { intervalMs: 10_000 }],
  [2002, { intervalMs: 2000, size: { width: 640, height: 360 } }],
]);

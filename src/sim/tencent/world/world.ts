import type { SimClock } from '../../clock.ts';
import { createSignal } from '../signal.ts';
import { Mixes } from './mixes.ts';
import { newPush, sameAgain } from './new-push.ts';
import type { GoLiveOptions } from './new-push.ts';
import { RecordedFiles } from './recorded-files.ts';
import type { RecordedFile } from './recorded-files.ts';
import { Recordings } from './recordings.ts';
import type { EndedRecording } from './recordings.ts';
import { Snapshots } from './snapshots.ts';
import { bannedByCall, closedBySilence, cutByCall, endedByClient, nameBanned } from './stop-reasons.ts';
import { fits, streamPath } from './stream.ts';
import type { Ban, Push, PushEvent, PushRun, StopReason, StreamKey, StreamState } from './stream.ts';
import type { WorldChange } from './world-change.ts';
import { sampleRecordTemplates, sampleSnapshotTemplates } from './world-options.ts';
import type { RecallOptions, WorldOptions } from './world-options.ts';

const encoderTries = 25;
const silenceMs = 70_000; // tencent-live 7

/** The account behind the API: its domains, who pushes what, who is banned, and what has been. */
export class World {
  readonly clock: SimClock;
  readonly pushDomains: readonly string[];
  readonly playDomains: readonly string[];
  readonly createdMs: number;
  readonly changes = createSignal<WorldChange>();
  readonly recordings: Recordings;
  readonly recorded: RecordedFiles;
  readonly snapshots: Snapshots;
  readonly mixes: Mixes;
  readonly #random: () => number;
  readonly #live = new Map<string, Push[]>();
  readonly #bans = new Map<string, Ban>();
  readonly #history: PushEvent[] = [];
  readonly #retries = new Map<string, () => void>();

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.pushDomains = options.pushDomains;
    this.playDomains = options.playDomains;
    this.createdMs = options.clock.now();
    this.#random = options.random;
    const look = { live: () => this.live(), shown: (stream: StreamKey) => this.pushesOf(stream)[0] };
    const parts = { ...options, ...look, tell: this.changes.send };
    const { recordTemplates = sampleRecordTemplates, snapshotTemplates = sampleSnapshotTemplates } = options;
    this.recorded = new RecordedFiles(parts);
    const onEnd = (recording: EndedRecording) => this.#makeFile(recording);
    this.recordings = new Recordings({ ...parts, templates: recordTemplates, onEnd });
    this.snapshots = new Snapshots({ ...parts, templates: snapshotTemplates });
    this.mixes = new Mixes({
      ...parts,
      isBanned: (name) => this.#isBanned(name),
      goLive: (stream, push) => void this.goLive(stream, push),
      endPush: (stream) => this.endPush(stream),
    });
  }

  /** The shown push of every live stream; a second pusher of one stream waits behind the first. */
  live(): readonly Push[] {
    return [...this.#live.values()].flatMap((pushes) => pushes.slice(0, 1));
  }

  /** Every push of a stream: the shown one, then the standby ones. */
  pushesOf(stream: StreamKey): readonly Push[] {
    return this.#live.get(streamPath(stream)) ?? [];
  }

  /** Pushes that are over, or were refused, in the order of their ends. */
  history(): readonly PushEvent[] {
    return this.#history;
  }

  /** Every push that was let in: those that are over, then those that are shown now. */
  runs(): readonly PushRun[] {
    return [...this.#history.filter((event) => event.accepted), ...this.live()];
  }

  /** What recordings left behind, in the order of their ends. */
  files(): readonly RecordedFile[] {
    return this.recorded.list();
  }

  /** The bans that hold now; they lapse by the clock. */
  bans(): readonly Ban[] {
    for (const [name, ban] of this.#bans) {
      if (ban.untilMs <= this.clock.now()) this.#bans.delete(name);
    }
    return [...this.#bans.values()];
  }

  /** Unknown streams are `inactive` (tencent-live 5.1). */
  stateOf(stream: StreamKey): StreamState {
    if (this.#isBanned(stream.name)) return 'forbid';
    return this.pushesOf(stream).length > 0 ? 'active' : 'inactive';
  }

  /** An encoder starts to push. A banned name is refused, and the try is remembered as a failed push. */
  goLive(stream: StreamKey, options: GoLiveOptions = {}): boolean {
    this.#forgetRetry(stream);
    const push = newPush(stream, options, this.#random, this.clock.now());
    if (this.#isBanned(stream.name)) {
      this.#remember({ ...push, beganMs: this.clock.now() }, nameBanned, false);
      return false;
    }
    const shown = this.pushesOf(stream);
    // Viewers see the shown push alone.
    const added = shown.length > 0 ? { ...push, audience: [] } : push;
    this.#live.set(streamPath(stream), [...shown, added]);
    this.changes.send({ kind: 'push-started', push });
    this.#settle();
    return true;
  }

  /** The shown push ends, by the encoder's own will unless a reason is given; it does not come back. */
  endPush(stream: StreamKey, reason: StopReason = endedByClient): void {
    this.#forgetRetry(stream);
    this.#drop(stream, reason);
  }

  /**
   * The push carries `factor` of its quality from now on: 1 healthy, 0 silent. It is closed after 70 s of
   * silence, and not before. Without a push, nothing happens.
   */
  stutter(stream: StreamKey, factor: number): void {
    const [shown, ...standby] = this.pushesOf(stream);
    if (shown === undefined) return;
    const stutters = [...shown.stutters, { fromMs: this.clock.now(), factor }];
    this.#live.set(streamPath(stream), [{ ...shown, stutters }, ...standby]);
    this.changes.send({ kind: 'stuttered', stream, factor });
    if (factor === 0) this.clock.after(silenceMs, () => this.#closeIfStill(stream, stutters));
  }

  /** From now on so many watch the shown push; without one, nothing happens. `swing`: see `AudienceChange`. */
  watch(stream: StreamKey, viewers: number, swing = 0): void {
    const [shown, ...standby] = this.pushesOf(stream);
    if (shown === undefined) return;
    const audience = [...shown.audience, { fromMs: this.clock.now(), viewers, swing }];
    this.#live.set(streamPath(stream), [{ ...shown, audience }, ...standby]);
    this.changes.send({ kind: 'watched', stream, viewers });
  }

  /** Drops the shown push; a standby takes over, and the encoder may come back. Not live: nothing. */
  cut(stream: StreamKey): void {
    const push = this.#drop(stream, cutByCall);
    if (push) this.#comeBack(push);
  }

  /** Bans the name everywhere until `untilMs` and drops every push of it. */
  ban(stream: StreamKey, untilMs: number, reason?: string): void {
    this.#bans.set(stream.name, { stream, beganMs: this.clock.now(), untilMs, reason });
    this.changes.send({ kind: 'banned', stream });
    const hit = [...this.#live.values()].flat().filter((push) => push.stream.name === stream.name);
    for (const push of hit) {
      this.#drop(push.stream, bannedByCall);
      this.#comeBack(push);
    }
  }

  /** Lifts the ban of the name. Nothing restarts by itself: the host must push again. */
  allow(stream: StreamKey): void {
    this.#bans.delete(stream.name);
    this.changes.send({ kind: 'allowed', stream });
  }

  /** Adds a push that was over before the world was looked at. */
  recall(past: RecallOptions): void {
    const { stream, endedMs, reason = endedByClient, accepted = true, quality, ...options } = past;
    const push = newPush(stream, { ...options, ...quality }, this.#random, this.clock.now());
    this.#history.push({ ...push, endedMs, reason, accepted });
    this.#history.sort((a, b) => a.endedMs - b.endedMs);
  }

  /** Encoders stop trying to come back. */
  close(): void {
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
    for (const part of [this.recordings, this.snapshots, this.mixes]) part.close();
  }

  #settle(): void {
    for (const part of [this.recordings, this.snapshots, this.mixes]) part.settle();
  }

  #makeFile(recording: EndedRecording): void {
    const { stream, sequence } = recording;
    const push = this.runs().findLast((run) => run.sequence === sequence && fits(run.stream, stream));
    if (push) this.recorded.make(recording, push);
  }

  #isBanned(name: string): boolean {
    return this.bans().some((ban) => ban.stream.name === name);
  }

  #drop(stream: StreamKey, reason: StopReason): Push | undefined {
    const [shown, ...standby] = this.pushesOf(stream);
    if (shown === undefined) return undefined;
    if (standby.length > 0) this.#live.set(streamPath(stream), this.#takeOver(shown, standby));
    else this.#live.delete(streamPath(stream));
    this.#remember(shown, reason, true);
    return shown;
  }

  #remember(push: Push, reason: StopReason, accepted: boolean): void {
    const event = { ...push, endedMs: this.clock.now(), reason, accepted };
    this.#history.push(event);
    this.changes.send({ kind: accepted ? 'push-ended' : 'push-refused', event });
    this.#settle();
  }

  /** The next push in line gets the viewers. */
  #takeOver(gone: Push, [next, ...standby]: readonly Push[]): Push[] {
    if (next === undefined) return standby;
    const watching = gone.audience.slice(-1).map((last) => ({ ...last, fromMs: this.clock.now() }));
    return [{ ...next, audience: watching }, ...standby];
  }

  #comeBack(push: Push, triesLeft?: number): void {
    const { stream, reconnects } = push;
    if (reconnects === 'never') return;
    const left = triesLeft ?? reconnects.tries ?? encoderTries;
    if (left <= 0) return;
    this.#forgetRetry(stream);
    const cancel = this.clock.after(reconnects.afterMs, () => {
      const back = this.goLive(stream, sameAgain(push));
      if (!back) this.#comeBack(push, left - 1);
    });
    this.#retries.set(streamPath(stream), cancel);
  }

  #closeIfStill(stream: StreamKey, stutters: Push['stutters']): void {
    const [shown] = this.pushesOf(stream);
    if (shown?.stutters === stutters) this.#drop(stream, closedBySilence);
  }

  #forgetRetry(stream: StreamKey): void {
    this.#retries.get(streamPath(stream))?.();
    this.#retries.delete(streamPath(stream));
  }
}

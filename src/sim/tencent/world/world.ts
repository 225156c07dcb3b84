import type { SimClock } from '../../clock.ts';
import { createSignal } from '../signal.ts';
import { Encoders } from './encoders.ts';
import { LivePushes } from './live-pushes.ts';
import type { Measured } from './measured.ts';
import { Mixes } from './mixes.ts';
import type { Outage } from './outage.ts';
import { newPush } from './new-push.ts';
import type { GoLiveOptions } from './new-push.ts';
import { RecordedFiles } from './recorded-files.ts';
import type { RecordedFile } from './recorded-files.ts';
import { Recordings } from './recordings.ts';
import type { EndedRecording } from './recordings.ts';
import { Snapshots } from './snapshots.ts';
import { bannedByCall, closedBySilence, cutByCall, endedByClient, nameBanned } from './stop-reasons.ts';
import { fits } from './stream.ts';
import type { Ban, Push, PushEvent, PushRun, Quality, StopReason, StreamKey, StreamState } from './stream.ts';
import type { WorldChange } from './world-change.ts';
import { sampleRecordTemplates, sampleSnapshotTemplates } from './world-options.ts';
import type { RecallOptions, WorldOptions } from './world-options.ts';

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
  readonly #live = new LivePushes();
  readonly #bans = new Map<string, Ban>();
  readonly #history: PushEvent[] = [];
  readonly #outages: Outage[] = [];
  readonly #encoders: Encoders;

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.pushDomains = options.pushDomains;
    this.playDomains = options.playDomains;
    this.createdMs = options.clock.now();
    this.#random = options.random;
    const { clock } = options;
    this.#encoders = new Encoders({ clock, goLive: (stream, push) => this.goLive(stream, push) });
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

  /** Grows with every change of pushes, viewers and outages: while it stays, the past does. */
  get revision(): number {
    return this.#live.changes + this.#history.length + this.#outages.length;
  }

  /** The shown push of every live stream; a second pusher of one stream waits behind the first. */
  live(): readonly Push[] {
    return this.#live.shown();
  }

  /** Every push of a stream: the shown one, then the standby ones. */
  pushesOf(stream: StreamKey): readonly Push[] {
    return this.#live.of(stream);
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
    this.#encoders.forget(stream);
    const push = newPush(stream, options, this.#random, this.clock.now());
    if (this.#isBanned(stream.name)) {
      this.#remember({ ...push, beganMs: this.clock.now() }, nameBanned, false);
      return false;
    }
    this.#live.add(push);
    this.changes.send({ kind: 'push-started', push });
    this.#settle();
    return true;
  }

  /** An encoder that asks is sent away; what it would have pushed is not known. */
  refuse(stream: StreamKey, reason: StopReason, clientIp: string): void {
    const push = newPush(stream, { clientIp }, this.#random, this.clock.now());
    this.#remember(push, reason, false);
  }

  /** A real encoder goes, by its own will or its network's; the name of who waits behind it is shown. */
  leave(measured: Measured, reason: StopReason): void {
    const push = this.#live.measuredBy(measured);
    if (push) this.#drop(push, reason);
  }

  /** A real encoder announces something else than before. */
  describe(measured: Measured, quality: Quality): void {
    const push = this.#live.measuredBy(measured);
    if (push) this.#live.replace(push, { ...push, quality });
  }

  /** The shown push ends, by the encoder's own will unless a reason is given; it does not come back. */
  endPush(stream: StreamKey, reason: StopReason = endedByClient): void {
    this.#encoders.forget(stream);
    const [shown] = this.pushesOf(stream);
    if (shown) this.#drop(shown, reason);
  }

  /**
   * The push carries `factor` of its quality from now on: 1 healthy, 0 silent. It is closed after 70 s of
   * silence, and not before. Without a push nothing happens, nor to one that is measured.
   */
  stutter(stream: StreamKey, factor: number): void {
    const [shown] = this.pushesOf(stream);
    if (shown === undefined || shown.measured !== undefined) return;
    const stutters = [...shown.stutters, { fromMs: this.clock.now(), factor }];
    this.#live.replace(shown, { ...shown, stutters });
    this.changes.send({ kind: 'stuttered', stream, factor });
    if (factor === 0) this.clock.after(silenceMs, () => this.#closeIfStill(stream, stutters));
  }

  /** From now on so many watch the shown push; without one, nothing happens. `swing`: see `AudienceChange`. */
  watch(stream: StreamKey, viewers: number, swing = 0): void {
    const [shown] = this.pushesOf(stream);
    if (shown === undefined) return;
    const audience = [...shown.audience, { fromMs: this.clock.now(), viewers, swing }];
    this.#live.replace(shown, { ...shown, audience });
    this.changes.send({ kind: 'watched', stream, viewers });
  }

  /** Drops the shown push; a standby takes over, and the encoder may come back. Not live: nothing. */
  cut(stream: StreamKey): void {
    this.#turnAway(stream, cutByCall);
  }

  /** Bans the name everywhere until `untilMs` and drops every push of it. */
  ban(stream: StreamKey, untilMs: number, reason?: string): void {
    this.#bans.set(stream.name, { stream, beganMs: this.clock.now(), untilMs, reason });
    this.changes.send({ kind: 'banned', stream });
    for (const push of this.#live.named(stream.name)) this.#turnAway(push.stream, bannedByCall);
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
    const isNewest = (this.#history.at(-1)?.endedMs ?? -Infinity) <= endedMs;
    this.#history.push({ ...push, endedMs, reason, accepted });
    if (!isNewest) this.#history.sort((a, b) => a.endedMs - b.endedMs);
  }

  /** Encoders stop trying to come back. */
  close(): void {
    this.#encoders.close();
    for (const part of [this.recordings, this.snapshots, this.mixes]) part.close();
  }

  /** For that time, which may be of the past, nobody can watch there. */
  fail(outage: Outage): void {
    this.#outages.push(outage);
  }

  get outages(): readonly Outage[] {
    return this.#outages;
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

  /** Drops the shown push; its encoder may come back. */
  #turnAway(stream: StreamKey, reason: StopReason): void {
    const [shown] = this.pushesOf(stream);
    if (shown === undefined) return;
    this.#drop(shown, reason);
    this.#encoders.comeBack(shown);
  }

  #drop(push: Push, reason: StopReason): void {
    this.#live.remove(push, this.clock.now());
    this.#remember(push, reason, true);
  }

  #remember(push: Push, reason: StopReason, accepted: boolean): void {
    const event = { ...push, endedMs: this.clock.now(), reason, accepted };
    this.#history.push(event);
    this.changes.send({ kind: accepted ? 'push-ended' : 'push-refused', event });
    this.#settle();
  }

  #closeIfStill(stream: StreamKey, stutters: Push['stutters']): void {
    const [shown] = this.pushesOf(stream);
    if (shown?.stutters === stutters) this.#drop(shown, closedBySilence);
  }
}

import type { SimClock } from '../../clock.ts';
import { checkMix, isPushed } from './check-mix.ts';
import { MixRefused } from './mix-order.ts';
import type { MixOrder } from './mix-order.ts';
import type { GoLiveOptions } from './new-push.ts';
import type { Push, StreamKey } from './stream.ts';

/** A mix that runs. */
export interface Mix extends MixOrder {
  readonly startedMs: number;
  /** Of the last order; the same as `startedMs` until it is changed. */
  readonly changedMs: number;
  /** Where a new stream is pushed; `undefined` when the output replaces an input. */
  readonly pushed: StreamKey | undefined;
}

export interface MixChange {
  readonly kind: 'mix-started' | 'mix-changed' | 'mix-ended';
  readonly mix: Mix;
}

export interface MixesOptions {
  readonly clock: SimClock;
  readonly live: () => readonly Push[];
  readonly isBanned: (name: string) => boolean;
  readonly goLive: (stream: StreamKey, options: GoLiveOptions) => void;
  readonly endPush: (stream: StreamKey) => void;
  readonly tell: (change: MixChange) => void;
}

const lonelyMs = 15 * 60_000; // tencent-live 3.12: all inputs gone for so long end the mix.
const maxMixesOfStream = 20; // tencent-live 3.12, -41

/** The mixes of the account. The API has no list of them: only who looks into the world sees one. */
export class Mixes {
  readonly #options: MixesOptions;
  readonly #running = new Map<string, Mix>();
  readonly #over = new Set<string>();
  readonly #lonely = new Map<string, () => void>();

  constructor(options: MixesOptions) {
    this.#options = options;
  }

  /** Those that run, oldest first. */
  list(): readonly Mix[] {
    return [...this.#running.values()];
  }

  /** Starts a mix, or changes the one of that session. Throws `MixRefused`, and changes nothing then. */
  start(order: MixOrder): Mix {
    const nowMs = this.#options.clock.now();
    const before = this.#running.get(order.session);
    if (before && (before.output !== order.output || before.isNewStream !== order.isNewStream)) {
      throw new MixRefused('output-changed', `the session mixes into ${before.output}`);
    }
    checkMix(order, (name) => this.#pushOf(name), nowMs);
    this.#checkOutput(order);
    this.#checkLoad(order);
    const pushed = order.isNewStream ? (before?.pushed ?? this.#placeOf(order)) : undefined;
    const mix = { ...order, startedMs: before?.startedMs ?? nowMs, changedMs: nowMs, pushed };
    this.#running.set(order.session, mix);
    if (pushed && !this.#pushOf(pushed.name)) this.#push(mix, pushed);
    this.#options.tell({ kind: before ? 'mix-changed' : 'mix-started', mix });
    this.settle();
    return mix;
  }

  /** Ends the mix and its output. Throws `MixRefused` when it does not run. */
  cancel(session: string): void {
    if (this.#running.has(session)) return this.#end(session);
    if (this.#over.has(session)) throw new MixRefused('over-already', `the session ${session} is over`);
    throw new MixRefused('no-such-session', `there is no session ${session}`);
  }

  /** Called whenever a push begins or ends: a mix without any input waits 15 min for one, and ends. */
  settle(): void {
    for (const { session, inputs } of this.#running.values()) {
      const has = inputs.filter(isPushed).some(({ name }) => this.#pushOf(name) !== undefined);
      if (has) this.#forgetLonely(session);
      else if (!this.#lonely.has(session)) {
        this.#lonely.set(
          session,
          this.#options.clock.after(lonelyMs, () => this.#end(session)),
        );
      }
    }
  }

  /** No mix ends by the clock any more. */
  close(): void {
    for (const session of this.#running.keys()) this.#forgetLonely(session);
  }

  /** The output is new, or one of the inputs, and no other session's. */
  #checkOutput({ session, output, isNewStream, inputs }: MixOrder): void {
    const taken = this.list().some((mix) => mix.session !== session && mix.output === output);
    const ownPush = this.#running.get(session)?.pushed?.name === output;
    if (taken || (isNewStream && !ownPush && this.#pushOf(output))) {
      throw new MixRefused('output-taken', `${output} is in use already`);
    }
    if (!isNewStream && !inputs.some(({ name }) => name === output)) {
      throw new MixRefused('output-type', `${output} is none of the inputs`);
    }
    if (this.#options.isBanned(output)) throw new MixRefused('not-processed', `${output} is banned`);
  }

  #checkLoad({ session, inputs }: MixOrder): void {
    const others = this.list().filter((mix) => mix.session !== session);
    for (const { name } of inputs.filter(isPushed)) {
      const mixes = others.filter((mix) => mix.inputs.some((input) => input.name === name));
      if (mixes.length >= maxMixesOfStream) {
        throw new MixRefused('too-many-mixes', `${name} is in ${mixes.length} mixes`, name);
      }
    }
  }

  #end(session: string): void {
    const mix = this.#running.get(session);
    if (mix === undefined) return;
    this.#forgetLonely(session);
    this.#running.delete(session);
    this.#over.add(session);
    this.#options.tell({ kind: 'mix-ended', mix });
    if (mix.pushed) this.#options.endPush(mix.pushed);
  }

  /** A new stream is pushed where its first input is. */
  #placeOf({ output, inputs }: MixOrder): StreamKey | undefined {
    const first = inputs.map(({ name }) => this.#pushOf(name)).find((push) => push !== undefined);
    return first && { ...first.stream, name: output };
  }

  /** It comes from inside the cloud, which has no address to tell (tencent-live 5.7). */
  #push(mix: Mix, stream: StreamKey): void {
    const background = mix.inputs.find(({ layer }) => layer === 1);
    const quality = this.#pushOf(background?.name ?? '')?.quality;
    const { width = quality?.width ?? 0, height = quality?.height ?? 0 } = background ?? {};
    this.#options.goLive(stream, { ...quality, width, height, clientIp: '-' });
  }

  #pushOf(name: string): Push | undefined {
    return this.#options.live().find((push) => push.stream.name === name);
  }

  #forgetLonely(session: string): void {
    this.#lonely.get(session)?.();
    this.#lonely.delete(session);
  }
}

import type { Measured } from './measured.ts';
import { streamPath } from './stream.ts';
import type { Push, StreamKey } from './stream.ts';

/** Who pushes what: for each stream the push that is shown, then those that stand by (tencent-live 7). */
export class LivePushes {
  readonly #pushes = new Map<string, readonly Push[]>();
  /** How often anything of it changed. */
  changes = 0;

  shown(): readonly Push[] {
    return [...this.#pushes.values()].flatMap((pushes) => pushes.slice(0, 1));
  }

  of(stream: StreamKey): readonly Push[] {
    return this.#pushes.get(streamPath(stream)) ?? [];
  }

  /** Every push of a name, in whatever domain and app. */
  named(name: string): readonly Push[] {
    return [...this.#pushes.values()].flat().filter((push) => push.stream.name === name);
  }

  measuredBy(measured: Measured): Push | undefined {
    return [...this.#pushes.values()].flat().find((push) => push.measured === measured);
  }

  /** Viewers see the shown push alone. */
  add(push: Push): void {
    const others = this.of(push.stream);
    this.#set(push.stream, [...others, others.length > 0 ? { ...push, audience: [] } : push]);
  }

  replace(old: Push, push: Push): void {
    this.#set(
      old.stream,
      this.of(old.stream).map((one) => (one === old ? push : one)),
    );
  }

  /** When the shown push goes, the next in line gets its viewers. */
  remove(push: Push, nowMs: number): void {
    const pushes = this.of(push.stream);
    const [next, ...rest] = pushes.filter((one) => one !== push);
    this.#set(
      push.stream,
      next === undefined ? [] : [pushes[0] === push ? withViewersOf(push, next, nowMs) : next, ...rest],
    );
  }

  #set(stream: StreamKey, pushes: readonly Push[]): void {
    this.changes += 1;
    if (pushes.length === 0) this.#pushes.delete(streamPath(stream));
    else this.#pushes.set(streamPath(stream), pushes);
  }
}

function withViewersOf(gone: Push, next: Push, nowMs: number): Push {
  const audience = gone.audience.slice(-1).map((last) => ({ ...last, fromMs: nowMs }));
  return { ...next, audience };
}

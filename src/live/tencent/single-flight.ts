import type { Clock } from './clock.ts';

/** Lets equal reads share one call. */
export interface SingleFlight<T> {
  /** What is under way, or was answered at most `keepMs` ago; else what `start` brings. A failure is not kept. */
  join(key: string, start: () => Promise<T>, keepMs?: number): Promise<T>;
  /** Reads from now on start anew: what is under way or kept may be older than a write. */
  forget(): void;
}

interface Flight<T> {
  readonly answer: Promise<T>;
  /** On the clock; endless while it is under way. */
  untilMs: number;
}

export function createSingleFlight<T>(clock: Clock): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();
  const dropOld = () => {
    for (const [key, { untilMs }] of flights) if (untilMs <= clock.now()) flights.delete(key);
  };
  return {
    join(key, start, keepMs = 0) {
      dropOld();
      const joined = flights.get(key);
      if (joined !== undefined) return joined.answer;
      const answer = start();
      const flight = { answer, untilMs: Infinity };
      const land = (keptMs: number) => {
        flight.untilMs = clock.now() + keptMs;
        dropOld();
      };
      answer.then(
        () => land(keepMs),
        () => land(0),
      );
      flights.set(key, flight);
      return answer;
    },
    forget: () => flights.clear(),
  };
}

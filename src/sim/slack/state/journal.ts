import type { SimClock } from '../../clock.ts';
import { realClock } from '../../clock.ts';
import type { Json } from '../json.ts';

const patienceMs = 8000;

/** Something that the stand-in, like Slack, did not accept. */
export interface Refusal {
  /** An API method, or `ack`, or `response_url`. */
  readonly what: string;
  /** Slack's name of the error. */
  readonly error: string;
  readonly detail: string;
}

export interface RecordedCall {
  readonly method: string;
  readonly body: Json;
  readonly atMs: number;
}

/** What happened in the stand-in, and the bell that rings when it does. */
export interface Journal {
  readonly calls: readonly RecordedCall[];
  readonly refusals: readonly Refusal[];
  called(method: string, body: Json): void;
  refused(what: string, error: string, detail: string): void;
  readonly changed: () => void;
  /** Rings after every change; the answer takes the listener away. */
  readonly onChange: (listener: () => void) => () => void;
  /** Resolves on the change that makes `condition` true; rejects, naming `what`, after 8 real seconds. */
  readonly until: (condition: () => boolean, what: string) => Promise<void>;
}

export function createJournal(clock: SimClock): Journal {
  const calls: RecordedCall[] = [];
  const refusals: Refusal[] = [];
  const listeners = new Set<() => void>();
  const changed = () => [...listeners].forEach((listener) => listener());
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    calls,
    refusals,
    called(method, body) {
      calls.push({ method, body, atMs: clock.now() });
      changed();
    },
    refused(what, error, detail) {
      refusals.push({ what, error, detail });
      changed();
    },
    changed,
    onChange,
    until: (condition, what) => waitFor(onChange, condition, what, refusals),
  };
}

async function waitFor(
  onChange: Journal['onChange'],
  condition: () => boolean,
  what: string,
  refusals: readonly Refusal[],
): Promise<void> {
  if (condition()) return;
  await new Promise<void>((resolve, reject) => {
    const stopWaiting = realClock().after(patienceMs, () => {
      stopListening();
      reject(new Error(`still waiting for: ${what}; refused so far: ${JSON.stringify(refusals)}`));
    });
    const stopListening = onChange(() => {
      if (!condition()) return;
      stopListening();
      stopWaiting();
      resolve();
    });
  });
}

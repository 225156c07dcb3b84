/** What a test makes go wrong. `method` is an API method or `response_url`. */
export interface Faults {
  /** The next `times` calls get HTTP 429 with this `Retry-After`, in seconds. */
  rateLimit(method: string, times?: number, retryAfterS?: number): void;
  /** The next `times` calls get this error. */
  error(method: string, code: string, times?: number): void;
  /** The next `times` calls take effect, and are never answered. */
  loseAnswer(method: string, times?: number): void;
  /** The next `times` envelopes come twice, as Slack sometimes sends them; the second acknowledgement is ignored. */
  repeatEnvelope(times?: number): void;
  /** From now on a file can be shown in blocks only so long after its upload was completed; 0 ends it. */
  workOnFiles(workMs: number): void;
  /** Every answer to this method takes so much longer; 0 ends it. */
  slow(method: string, delayMs: number): void;
}

export type Fault =
  | { readonly kind: 'rate'; readonly retryAfterS: number }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'lost' };

export interface FaultStore extends Faults {
  /** The fault of this call, used up. */
  next(method: string): Fault | undefined;
  delayMs(method: string): number;
  fileWorkMs(): number;
  /** Whether this envelope is to come twice; counts it. */
  isRepeated(): boolean;
}

export function createFaults(): FaultStore {
  const queues = new Map<string, Fault[]>();
  const delays = new Map<string, number>();
  let [repeats, workMs] = [0, 0];
  const add = (method: string, fault: Fault, times: number) =>
    void queues.set(method, [...(queues.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
  return {
    rateLimit: (method, times = 1, retryAfterS = 1) => add(method, { kind: 'rate', retryAfterS }, times),
    error: (method, code, times = 1) => add(method, { kind: 'error', code }, times),
    loseAnswer: (method, times = 1) => add(method, { kind: 'lost' }, times),
    slow: (method, delayMs) => void delays.set(method, delayMs),
    workOnFiles(forMs) {
      workMs = forMs;
    },
    fileWorkMs: () => workMs,
    repeatEnvelope(times = 1) {
      repeats += times;
    },
    isRepeated: () => repeats > 0 && repeats-- > 0,
    next: (method) => queues.get(method)?.shift(),
    delayMs: (method) => delays.get(method) ?? 0,
  };
}

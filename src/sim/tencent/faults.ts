/** What goes wrong instead of, before or after a call. */
export type Fault =
  /** The call is handled `ms` later, on the stand-in's clock. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** An HTML page with this HTTP status; nothing is done. */
  | { readonly kind: 'status'; readonly status: number }
  /** One of Tencent's codes; nothing is done. */
  | { readonly kind: 'error'; readonly code: string }
  /** The connection is closed without an answer; nothing is done. */
  | { readonly kind: 'drop' }
  /** The call takes effect, but its answer comes late, or never. */
  | { readonly kind: 'lose-answer'; readonly afterMs?: number };

export type PlannedFault = Fault & {
  /** The action it waits for; left out: any. */
  readonly action?: string;
  /** How many calls it meets; left out: every one until it is cleared. */
  readonly times?: number;
};

/** The faults that wait for calls. The oldest that fits a call is met first. */
export class Faults {
  #planned: PlannedFault[] = [];

  add(fault: PlannedFault): void {
    this.#planned.push(fault);
  }

  /** Takes back the faults that name `action`, or all of them. */
  clear(action?: string): void {
    this.#planned = action === undefined ? [] : this.#planned.filter((fault) => fault.action !== action);
  }

  list(): readonly PlannedFault[] {
    return this.#planned;
  }

  /** The fault that a call of `action` meets now, if any; it is counted down. */
  take(action: string): Fault | undefined {
    const met = this.#planned.find((fault) => (fault.action ?? action) === action);
    if (met?.times === undefined) return met;
    this.#planned = this.#planned.flatMap((fault) => (fault === met ? countDown(fault) : [fault]));
    return met;
  }
}

function countDown(fault: PlannedFault): readonly PlannedFault[] {
  const times = (fault.times ?? 1) - 1;
  return times > 0 ? [{ ...fault, times }] : [];
}

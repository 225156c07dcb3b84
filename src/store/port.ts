import type { CloudEvents } from './port/cloud-events.ts';
import type { Facts } from './port/facts.ts';
import type { Jobs } from './port/jobs.ts';
import type { Leases } from './port/leases.ts';
import type { Sessions } from './port/sessions.ts';

export type * from './port/cloud-events.ts';
export type * from './port/facts.ts';
export type * from './port/jobs.ts';
export type * from './port/leases.ts';
export type * from './port/sessions.ts';

/** UNIX time in whole seconds. */
export type UnixSeconds = number;

/** What is kept for a button or a form: JSON text that only core reads. */
export interface SavedCall {
  readonly id: string;
  readonly body: string;
  /** From this moment on the button is dead. */
  readonly until: UnixSeconds;
  /** Who spent it, and when; only a press that runs a write is spent. */
  readonly spent: { readonly by: string; readonly at: UnixSeconds } | undefined;
}

export interface SavedCalls {
  /** All of them or none: throws when an id is taken. */
  save(calls: readonly Omit<SavedCall, 'spent'>[]): Promise<void>;
  /** Dead ones too, until they are swept. */
  read(id: string): Promise<SavedCall | undefined>;
  /** Spends the call for `by`, once; false when somebody was first (then `read` says who). */
  spend(id: string, by: string, at: UnixSeconds): Promise<boolean>;
  /** Gives it back to be pressed again: nothing came of the press. */
  giveBack(id: string): Promise<void>;
}

/** A right to do something alone until its end; `fence` grows with each holder. */
export interface Claim {
  readonly key: string;
  readonly fence: number;
}

export interface Claims {
  /**
   * Takes the claim, or undefined while it is held, also by the same holder (two jobs of one instance are two); one whose
   * end has come is free.
   */
  take(key: string, holder: string, now: UnixSeconds, until: UnixSeconds): Promise<Claim | undefined>;
  /** Ends the claim, if it is still this one. */
  release(claim: Claim): Promise<void>;
}

/** "Look again": a call that the bot owes a person. */
export interface Later {
  readonly id: string;
  readonly command: string;
  /** JSON text: who asked, where, and the way back; only core reads it. */
  readonly call: string;
  /** JSON text that the command left for itself. */
  readonly memory: string;
  /** The message to edit, as its platform names it; undefined until the first answer has landed. */
  readonly message: string | undefined;
  /** The write that this look settles, if its outcome is still open. */
  readonly intent: string | undefined;
  readonly first: UnixSeconds;
  readonly at: UnixSeconds;
  readonly until: UnixSeconds;
}

export interface TakenLater extends Later {
  /** Grows with each taking, also over the looks of one id. */
  readonly fence: number;
}

export interface Laters {
  /**
   * Adds the look, or moves the one of that id to its new time, memory and end (all else stays). A lease on it is over:
   * its holder can no longer finish what has been promised anew.
   */
  put(later: Omit<Later, 'message' | 'intent'>): Promise<void>;
  /** Remembers where the first answer landed; no fault if the look is over. */
  landed(id: string, message: string): Promise<void>;
  /** Takes what is due, for one instance, until `leaseUntil`; oldest first. */
  takeDue(now: UnixSeconds, leaseUntil: UnixSeconds, most: number): Promise<readonly TakenLater[]>;
  /** Moves a taken look to another time, end and memory, and ends the lease; false when the lease was lost. */
  postpone(id: string, fence: number, next: Pick<Later, 'at' | 'until' | 'memory'>): Promise<boolean>;
  /** Ends a taken look; false when the lease was lost. */
  finish(id: string, fence: number): Promise<boolean>;
  /** Ends a look that nobody needs any more. */
  drop(id: string): Promise<void>;
}

export type Outcome = 'done' | 'nothing' | 'unknown' | 'refused';

export interface AuditRow {
  readonly at: UnixSeconds;
  readonly call: string;
  readonly actor: string;
  readonly place: string;
  readonly command: string;
  /** JSON text, without secrets. */
  readonly input: string;
  readonly target: string | undefined;
  readonly requestId: string | undefined;
  readonly outcome: Outcome;
}

/** A write that is about to leave, committed before it does. */
export interface NewIntent {
  readonly id: string;
  /** What is written to, e.g. `write:room-1`; one writer at a time. */
  readonly target: string;
  readonly actor: string;
  readonly at: UnixSeconds;
  /** The claim on the target ends here, so that a dead writer blocks nobody. */
  readonly claimUntil: UnixSeconds;
  /** `Intents.last` of this target when the person was shown the facts: a write since then stops this one. */
  readonly seen: number;
  /** The audit row, written when the outcome is known; its outcome and request id come then. */
  readonly audit: Omit<AuditRow, 'outcome' | 'requestId' | 'at'>;
  /** The look that settles the write if nobody comes back from it. */
  readonly look: Omit<Later, 'message' | 'intent'>;
}

/** Another write to the same target: running, or newer than the facts that were shown (`Intents.last` > `seen`). */
export interface Rival {
  readonly actor: string;
  /** When it was settled; when it began, if it is still open. */
  readonly at: UnixSeconds;
  readonly command: string;
  readonly running: boolean;
  /** It is the first begin of this very intent. */
  readonly isSame: boolean;
}

export interface Intents {
  /**
   * The number of the newest write to the target that was not settled as `nothing`; 0 when there is none. A write gets a
   * new number when it is settled: facts that were read while it was on its way do not show what it did.
   */
  last(target: string): Promise<number>;
  /**
   * Claims the target and commits intent and look in one transaction; a rival means that nothing was committed. A write
   * whose claim has ended unsettled is a rival only to those who have not seen it. An id begins once: the second time,
   * its own first write is the rival.
   */
  begin(intent: NewIntent): Promise<{ readonly fence: number } | { readonly rival: Rival }>;
  /**
   * Writes the outcome and the one audit row and frees the target; false (and nothing written) when it was settled before.
   * The look stays, without its `intent`: it is moved by `Laters.put` or ended by `Laters.drop`. Throws for an unknown id.
   */
  settle(id: string, at: UnixSeconds, outcome: Outcome, requestId: string | undefined): Promise<boolean>;
}

export interface AuditFilter {
  readonly target?: string;
  readonly actor?: string;
  /** By `at`: `from` is included, `to` is not. */
  readonly from?: UnixSeconds;
  readonly to?: UnixSeconds;
}

export interface Audit {
  /** For what is no write: refused attempts. */
  append(row: AuditRow): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter, most: number): Promise<readonly AuditRow[]>;
}

/** A digest that is posted into one channel again and again. */
export interface Digest {
  readonly id: string;
  /** As `tallylight.yml` writes it: `slack:C024BE7LR`. */
  readonly channel: string;
  /** The run that is owed next: what it is posted for. */
  readonly nextRun: UnixSeconds;
  /** When it is looked at next: `nextRun` itself, or later while its run fails. */
  readonly wakeAt: UnixSeconds;
  /** JSON text: where, when, whose, and how its run is going; only core reads it. */
  readonly body: string;
}

export interface Digests {
  /** False (and nothing kept) when the id is taken: instances that start together add the same ones. */
  add(digest: Digest): Promise<boolean>;
  read(id: string): Promise<Digest | undefined>;
  /** Of one channel or of all, by channel and then by id. */
  list(channel?: string): Promise<readonly Digest[]>;
  /** False when there is none of that id in that channel. */
  remove(id: string, channel: string): Promise<boolean>;
  /** Those of channels of these platforms whose `wakeAt` has come, the longest waiting first. */
  due(now: UnixSeconds, most: number, platforms: readonly string[]): Promise<readonly Digest[]>;
  /** Moves it on; false (and nothing changed) when it no longer owes the run, or has no longer the body, that was seen. */
  moved(
    id: string,
    seen: Pick<Digest, 'nextRun' | 'body'>,
    to: Pick<Digest, 'nextRun' | 'wakeAt' | 'body'>,
  ): Promise<boolean>;
}

/** The bot's memory. Every method is one transaction. */
export interface Store {
  readonly calls: SavedCalls;
  readonly claims: Claims;
  readonly laters: Laters;
  readonly intents: Intents;
  readonly audit: Audit;
  readonly digests: Digests;
  readonly facts: Facts;
  readonly jobs: Jobs;
  readonly leases: Leases;
  readonly events: CloudEvents;
  readonly sessions: Sessions;
  /** Forgets dead buttons and ended claims from before `now`; events, jobs, leases and pushes that are over for 90 days; facts of more than 400 days ago. */
  sweep(now: UnixSeconds): Promise<void>;
  close(): Promise<void>;
}

import type * as z from 'zod';
import type { Control, LiveReads, Receipt, StreamKey, UnixSeconds } from '../live/port.ts';
import type { Audit, CloudEvents, Digests, Facts, Jobs, Leases, Sessions } from '../store/port.ts';
import type { Actor, Place, RawInput } from './call.ts';
import type { BotError } from './errors.ts';
import type { Decision, Permission } from './permissions.ts';
import type { Reply } from './reply.ts';
import type { Log } from './services.ts';
import type { Settings } from './settings.ts';
import type { Signer } from './signer.ts';
import type { Text } from './text.ts';

export type { AuditRow, Outcome } from '../store/port.ts';

/** A write on its way: what it does, to which stream, and what its look must know to settle it (JSON). */
export interface WriteOrder {
  readonly stream: StreamKey;
  readonly memory: unknown;
  /** The look gives up then; UNIX seconds. */
  readonly until: UnixSeconds;
  /** For what leaves the stream as it is: only another of the same kind stands in its way, and it in no other's. */
  readonly beside?: 'snapshot';
}

/** A write that belongs to something that the bot keeps, such as the end of a lease: whoever comes to it first sends it. */
export interface OwnWrite extends WriteOrder {
  /** Derived from what it belongs to: it begins once, whatever becomes of it. */
  readonly id: string;
  /** What its audit row says was asked for. */
  readonly input: RawInput;
}

/** How the write ended as far as the request itself tells; `unknown` means that the answer was lost: look, never repeat. */
export type Written<R extends Receipt = Receipt> =
  | { readonly outcome: 'done'; readonly receipt: R }
  | { readonly outcome: 'unknown'; readonly error: BotError };

/** What a command is given: no SDK object, no request, no reply callback, no clock but this one. */
export interface Context {
  readonly actor: Actor;
  readonly place: Place;
  /** UNIX seconds. */
  readonly now: () => UnixSeconds;
  /** In [0, 1). */
  readonly random: () => number;
  readonly settings: Settings;
  readonly live: LiveReads;
  readonly commands: Commands;
  /** Signed addresses; they go to the asker alone. */
  readonly sign: Signer;
  /** Does the asker hold this permission? */
  readonly holds: (permission: Permission) => Decision;
  /** Who did what, newest first. */
  readonly audit: Pick<Audit, 'list'>;
  readonly digests: Pick<Digests, 'add' | 'list' | 'remove' | 'moved'>;
  /** What the bot started in the cloud and what goes on there. */
  readonly jobs: Jobs;
  /** Streams that people were given for a while. */
  readonly leases: Leases;
  /** Figures of days that are over, as they were when they were whole. */
  readonly facts: Facts;
  /** What the cloud said had happened. */
  readonly events: Pick<CloudEvents, 'add' | 'list' | 'newest'>;
  readonly sessions: Pick<Sessions, 'list'>;
  /** Can the bot post there by itself? Undefined when it can, else what a person has to do first. */
  readonly postable: (place: Place) => Promise<Text | undefined>;
  /** For what goes wrong beside an answer that stands without it. */
  readonly log: Pick<Log, 'warn'>;
  /** May the asker run this command? */
  readonly may: (command: string) => Decision;
  /**
   * The only way to a write: claims the stream's name, commits the intent, sends once, commits the outcome and its audit
   * row. Throws a BotError (`did: nothing`) when somebody else was first or the cloud refused.
   */
  write<R extends Receipt>(order: WriteOrder, send: (control: Control) => Promise<R>): Promise<Written<R>>;
  /**
   * The same for a write of the bot's own accord, which its audit row says: it needs no permission of the asker. `begun`: that
   * one was sent before, by this instance or another; its look settles it quietly. Look what came of it, never repeat it.
   */
  writeOwn<R extends Receipt>(
    order: OwnWrite,
    send: (control: Control) => Promise<R>,
  ): Promise<Written<R> | { readonly outcome: 'begun' }>;
}

/** The private question of a command that asks first. */
export interface Question extends Pick<Reply, 'title' | 'blocks'> {
  /** The verb on the button, e.g. `Ban for 24h`; never "OK". */
  readonly verb: Text;
  readonly danger: boolean;
  /** What the question settled, by field: it takes the place of what was given, so that the press does what was shown. */
  readonly pins?: RawInput;
}

/** Whether the write of a look took effect. */
export type Effect = 'done' | 'nothing' | 'unknown';

/** What a look found: nothing to say yet (what is left out stays as it was), nothing more to say, or an answer. */
export type Seen =
  | { readonly again: UnixSeconds; readonly until?: UnixSeconds; readonly memory?: unknown }
  /** `unknown` when no effect is told. */
  | { readonly over: true; readonly outcome?: Effect }
  | {
      readonly reply: Reply;
      readonly outcome: Effect;
      /** It is told beside the first answer, which holds what the person still needs. */
      readonly beside?: true;
    };

/** "Look again" (origin `later`): reads, never repeats the write. Made by `defineLook`. */
export interface Look {
  run(memory: unknown, context: Context, until: UnixSeconds): Promise<Seen>;
}

/** What people can ask: one file in `commands/`, its path is its name. */
export interface Command<S extends z.ZodObject = z.ZodObject> {
  /** At most 60 characters. */
  readonly summary: string;
  /** Fields made by core/field-types.ts, at most 5 of them required (a form holds 5). */
  readonly input: S;
  readonly needs: Permission;
  readonly shows: 'to-me' | 'to-channel';
  /** A command that hands out a secret: who asked is audited, the secret is not. */
  readonly audited?: boolean;
  /**
   * For a command that writes: the stream name that it writes to, one writer at a time; undefined when only `run` can tell
   * (then nothing is pinned to what the asker saw).
   */
  writesTo?(input: z.output<S>, settings: Settings): string | undefined;
  confirm?(input: z.output<S>, context: Context): Promise<Question>;
  run(input: z.output<S>, context: Context): Promise<Reply>;
  readonly look?: Look;
}

/** By path in words: `ban`, `record start`. */
export type Commands = ReadonlyMap<string, Command>;

/** Declares a command; gives `run` and `confirm` the types of its input. */
export function defineCommand<S extends z.ZodObject>(command: Command<S>): Command<S> {
  return command;
}

/** Declares a look with the shape of what it remembers; what is remembered is parsed before it is trusted. */
export function defineLook<S extends z.ZodType>(
  shape: S,
  see: (memory: z.output<S>, context: Context, until: UnixSeconds) => Promise<Seen>,
): Look {
  return { run: (memory, context, until) => see(shape.parse(memory), context, until) };
}

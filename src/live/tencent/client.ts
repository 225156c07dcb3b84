import type { z } from 'zod';
import type { UnixSeconds } from '../port.ts';
import type { Budgets } from './budgets.ts';
import type { Clock } from './clock.ts';
import { CallError, type Fault } from './faults.ts';
import { retry, type RetryBase } from './retry.ts';
import { createSingleFlight } from './single-flight.ts';

/** What a read brought, and when it was asked: an answer shared by several readers keeps the first one's time. */
export interface Read<T> {
  readonly value: T;
  readonly at: UnixSeconds;
}

/** The two ways to call the cloud. Both throw BotError; the `did` of a read's error is `nothing`. */
export interface Client<Params> {
  /** Waits for its turn, shares equal reads under way, tries again where that can help: 10 s in all. */
  read<T>(action: string, params: Params, schema: z.ZodType<T>): Promise<Read<T>>;
  /**
   * Waits for its turn, then sends one request on a connection of its own, and never a second. An answer that does not
   * have the shape proves nothing: `did` is `unknown` then.
   */
  write<T>(action: string, params: Params, schema: z.ZodType<T>): Promise<T>;
  /** Checks a part of an answer that the schema of its read let through, as the read would have done. */
  checkPart<T>(action: string, part: unknown, schema: z.ZodType<T>): T;
}

export interface Ask<Params> {
  readonly action: string;
  readonly params: Params;
  readonly timeoutMs: number;
  /** On a connection of its own; see http.ts. */
  readonly fresh: boolean;
}

export interface Asked {
  readonly action: string;
  readonly write: boolean;
}

export interface ClientOptions<Params> {
  /** The answer, not yet checked beyond its error. Throws CallError. */
  readonly call: (ask: Ask<Params>) => Promise<unknown>;
  readonly budgets: Budgets;
  readonly now: () => UnixSeconds;
  readonly clock: Clock;
  readonly random: () => number;
  readonly retryBase: (fault: Fault, action: string) => ReturnType<RetryBase>;
  /** A failed call as people are told it; other errors are given back as they are. */
  readonly toBotError: (error: unknown, asked: Asked) => unknown;
  /** The id that the cloud gave to its answer, where it gives one. */
  readonly requestIdOf?: (response: unknown) => string | undefined;
  /** For how long the answer to a read is given again: the cloud's own figures are no newer. */
  readonly keepMsOf?: (action: string) => number;
}

const READ_MS = 10_000;
const ATTEMPT_MS = 6000;
/** What a read keeps for the call itself while it waits for its turn. */
const LEAST_ATTEMPT_MS = 1000;
const WRITE_TURN_MS = 5000;
/** Long, since a write that ends without an answer must be settled by reading. */
const WRITE_MS = 15_000;

/** `Params` must be plain data: equal reads are told by its JSON. */
export function createClient<Params>(options: ClientOptions<Params>): Client<Params> {
  const flights = createSingleFlight<Read<unknown>>(options.clock);
  return {
    async read(action, params, schema) {
      try {
        const key = `${action} ${JSON.stringify(params)}`;
        const keepMs = options.keepMsOf?.(action);
        const { value, at } = await flights.join(key, () => readAnew(action, params, options), keepMs);
        return { value: checked(value, schema, options), at };
      } catch (error) {
        throw options.toBotError(error, { action, write: false });
      }
    },
    async write(action, params, schema) {
      try {
        await options.budgets.take(action, WRITE_TURN_MS);
        const response = await options.call({ action, params, timeoutMs: WRITE_MS, fresh: true });
        return checked(response, schema, options);
      } catch (error) {
        throw options.toBotError(error, { action, write: true });
      } finally {
        flights.forget();
      }
    },
    checkPart(action, part, schema) {
      try {
        return checked(part, schema, options);
      } catch (error) {
        throw options.toBotError(error, { action, write: false });
      }
    },
  };
}

function readAnew<Params>(
  action: string,
  params: Params,
  options: ClientOptions<Params>,
): Promise<Read<unknown>> {
  const { call, budgets, now, clock, random, retryBase } = options;
  const endsAtMs = clock.now() + READ_MS;
  const attempt = async () => {
    await budgets.take(action, endsAtMs - clock.now() - LEAST_ATTEMPT_MS);
    const at = now();
    const timeoutMs = Math.min(ATTEMPT_MS, endsAtMs - clock.now());
    return { value: await call({ action, params, timeoutMs, fresh: false }), at };
  };
  const baseMs = (fault: Fault) => retryBase(fault, action);
  return retry(attempt, { clock, random, endsAtMs, baseMs });
}

/** Never `safeParseAsync`: zod runs objects ten times as slowly there. */
function checked<T>(
  response: unknown,
  schema: z.ZodType<T>,
  { requestIdOf }: Pick<ClientOptions<unknown>, 'requestIdOf'>,
): T {
  const parsed = schema.safeParse(response);
  if (parsed.success) return parsed.data;
  const requestId = requestIdOf?.(response);
  throw new CallError({ kind: 'unreadable', status: 200, requestId }, parsed.error);
}

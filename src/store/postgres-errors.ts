import { BotError, type Did } from '../core/errors.ts';
import { text } from '../core/text.ts';
import { SETTING, type PostgresAddress } from './database-url.ts';
import { NoTurn } from './turns.ts';

/** No connection could be made, or the one in use did not survive; `cause` is what the library threw. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection';
  /** Whether there was one. */
  readonly wasOpen: boolean;

  constructor(wasOpen: boolean, cause: unknown) {
    super('no connection to the database', { cause });
    this.wasOpen = wasOpen;
  }
}

/** The connection was lost while a commit was on its way, and what became of it could not be found out. */
export class UnknownCommit extends Error {
  override readonly name = 'UnknownCommit';

  constructor(cause: unknown) {
    super('it is not known whether the last transaction is in the database', { cause });
  }
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const QUERY_CANCELED = '57014';
/** Said to a connection that is cut, also to one that is only being made. */
const ADMIN_SHUTDOWN = '57P01';

/**
 * Whether the same transaction may get through when it is run again at once: nothing of it is in the database, and a new
 * connection may well be had.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof NoConnection) return error.wasOpen || sqlState(error.cause) === ADMIN_SHUTDOWN;
  const state = sqlState(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK_DETECTED;
}

/** A database that cannot be reached or does not answer, as people are told of it; any other error stays as it is. */
export function asBotError(error: unknown, address: PostgresAddress, did: Did): unknown {
  if (error instanceof UnknownCommit || error instanceof NoConnection)
    return doesNotAnswer(error.cause, address, did);
  const late = error instanceof NoTurn || sqlState(error) === QUERY_CANCELED;
  return late ? doesNotAnswer(error, address, did) : error;
}

function doesNotAnswer(cause: unknown, address: PostgresAddress, did: Did): BotError {
  if (cause instanceof NoConnection) return doesNotAnswer(cause.cause, address, did);
  return new BotError('internal', {
    said: text`The database that ${SETTING} names does not answer: ${reasonOf(cause, address)}.`,
    did,
    next: text`Try again in a minute; if it stays, whoever runs Tallylight must look at the database and at ${SETTING}.`,
    cause: withoutPassword(cause, address),
  });
}

/** A database that answers, but not as Tallylight needs it: rights that are missing, another encoding than UTF-8. */
export function cannotUse(cause: unknown, address: PostgresAddress): BotError {
  return new BotError('internal', {
    said: text`The database that ${SETTING} names cannot be used: ${reasonOf(cause, address)}.`,
    did: 'nothing',
    next: text`Make the bot's user the owner of the database, or name another one in ${SETTING}.`,
    cause: withoutPassword(cause, address),
  });
}

function reasonOf(cause: unknown, { passwords }: PostgresAddress): string {
  return passwords.reduce((said, password) => said.replaceAll(password, '***'), messageOf(cause));
}

/** What the library or the system says; for a name with several addresses, of each. */
function messageOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(messageOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/** The cause for the log, or none when somebody repeats the password in it. */
function withoutPassword(cause: unknown, address: PostgresAddress): unknown {
  return messageOf(cause) === reasonOf(cause, address) ? cause : undefined;
}

/** PostgreSQL's five signs for what went wrong, where it was PostgreSQL that said so. */
function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

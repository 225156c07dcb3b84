import { pino } from 'pino';
import { BotError } from './core/errors.ts';
import type { Log } from './core/services.ts';

/** What must never stand in a log line, whatever carried it there (product C1). */
const SECRETS: readonly RegExp[] = [
  /\b(?:xox[a-z]|xapp)-[A-Za-z0-9-]+/g,
  /https?:\/\/[^\s"]*\/(?:commands|actions|webhooks|interactions)\/[^\s"\\]+/g,
  /(txSecret=?"?:?"?)[0-9A-Fa-f]+/g,
];

export interface PinoLogOptions {
  readonly level: string;
  /** Values that are taken out of every line. */
  readonly secrets: readonly string[];
  /** Where lines go; standard output when left out. */
  readonly write?: (line: string) => void;
}

/** The log of production: JSON lines, each scrubbed as a whole, so that a secret inside any string is hidden too. */
export function createPinoLog({ level, secrets, write }: PinoLogOptions): Log {
  const scrub = (line: string): string => {
    const known = secrets
      .filter((secret) => secret !== '')
      .reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line);
    return SECRETS.reduce((text, pattern) => text.replaceAll(pattern, '[redacted]'), known);
  };
  const options = { level, base: {}, hooks: { streamWrite: scrub } };
  const logger = write === undefined ? pino(options) : pino(options, { write });
  return {
    info: (event, fields = {}) => logger.info(plainFields(fields), event),
    warn: (event, fields = {}) => logger.warn(plainFields(fields), event),
    error: (event, fields = {}) => logger.error(plainFields(fields), event),
  };
}

/** A thrown thing as its message, code and stack: never its request, headers or body. */
function plainFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain = Object.entries(fields).map(([name, value]) => [
    name,
    value instanceof Error ? errorFields(value) : value,
  ]);
  return Object.fromEntries(plain);
}

function errorFields(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const known =
    error instanceof BotError ? { code: error.code, did: error.did, requestId: error.requestId } : {};
  return { name, message, ...known, stack, ...(cause instanceof Error ? { cause: errorFields(cause) } : {}) };
}

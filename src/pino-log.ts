import { pino } from 'pino';
import { BotError } from './core/errors.ts';
import type { Log } from './core/services.ts';

/** What must never stand in a log line, whatever carried it there, and what stands there instead (product C1). */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:xox[a-z]|xapp)-[A-Za-z0-9-]+/g, '[redacted]'],
  [/https?:\/\/[^\s"]*\/(?:commands|actions|webhooks|interactions)\/[^\s"\\]+/g, '[redacted]'],
  [/(\bticket=)[^\s"\\&]+/g, '$1[redacted]'],
  // With its quotes, escaped or not, and its sign of equality, plain or encoded: the line stays JSON.
  [/(txSecret(?:%3D|[\\":=\s])*)[0-9A-Fa-f]+/gi, '$1[redacted]'],
];
/** Causes of causes that are written: two errors may be each other's. */
const MOST_CAUSES = 5;

export interface PinoLogOptions {
  readonly level: string;
  /** Values that are taken out of every line. */
  readonly secrets: readonly string[];
  /** Where lines go; standard output when left out. */
  readonly write?: (line: string) => void;
}

/** The log of production: JSON lines, each scrubbed as a whole, so that a secret inside any string is hidden too. */
export function createPinoLog({ level, secrets, write }: PinoLogOptions): Log {
  // Longest first: a secret that begins with another one must not be left with its end.
  const known = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, inJson(secret)])
    .toSorted((a, b) => b.length - a.length);
  const scrub = (line: string): string => {
    const unnamed = known.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line);
    return SECRETS.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), unnamed);
  };
  const options = { level, base: {}, hooks: { streamWrite: scrub } };
  const logger = write === undefined ? pino(options) : pino(options, { write });
  return {
    info: (event, fields = {}) => logger.info(plainFields(fields), event),
    warn: (event, fields = {}) => logger.warn(plainFields(fields), event),
    error: (event, fields = {}) => logger.error(plainFields(fields), event),
  };
}

/** As it stands inside a string of JSON. */
const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);

/** A thrown thing as its message, code and stack: never its request, headers or body. */
function plainFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain = Object.entries(fields).map(([name, value]) => [
    name,
    value instanceof Error ? errorFields(value) : value,
  ]);
  return Object.fromEntries(plain);
}

function errorFields(error: Error, causesLeft = MOST_CAUSES): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const known =
    error instanceof BotError ? { code: error.code, did: error.did, requestId: error.requestId } : {};
  const deeper =
    cause instanceof Error && causesLeft > 0 ? { cause: errorFields(cause, causesLeft - 1) } : {};
  return { name, message, ...known, stack, ...deeper };
}

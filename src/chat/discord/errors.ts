import { DiscordAPIError, HTTPError } from 'discord.js';

/** Discord's number for an interaction that has its first answer. */
export const ANSWERED_ALREADY = 40060;

/** Discord understood and said no: trying the same again is pointless, but another way may work. */
export const isRefusal = (thrown: unknown): thrown is DiscordAPIError =>
  thrown instanceof DiscordAPIError && thrown.status < 500 && thrown.status !== 429;

/** The connection broke before an answer came; the request may have had its effect. */
export const isBroken = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  !(thrown instanceof DiscordAPIError) &&
  !(thrown instanceof HTTPError) &&
  thrown.name !== 'AbortError';

/**
 * What the log may know of an error: errors of discord.js carry address (with its token) and body (with the message), so
 * they are never logged whole.
 */
export function errorFields(thrown: unknown): Readonly<Record<string, unknown>> {
  if (thrown instanceof DiscordAPIError) {
    return { error: 'refused by Discord', code: thrown.code, status: thrown.status, method: thrown.method };
  }
  if (thrown instanceof HTTPError)
    return { error: thrown.name, status: thrown.status, method: thrown.method };
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return { error: thrown.name, code, message: thrown.message.replaceAll(TOKEN_PATH, '$1/[redacted]') };
}

/** What stands behind these words in an address is a token. */
const TOKEN_PATH = /\/(interactions|webhooks)\/\S+/g;

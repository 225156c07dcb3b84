import type { Context } from './command.ts';
import { BotError } from './errors.ts';
import { PERMISSIONS } from './permissions.ts';
import { code, joined, text, type Text } from './text.ts';

/**
 * Throws a BotError unless the asker may have a UserSig of that user. The chat service's administrators are refused
 * whatever is granted: a UserSig of theirs opens its REST API (product C4).
 */
export function refuseUser(user: string, { settings, holds }: Context): void {
  if (settings.adminUserIds.some((id) => id.toLowerCase() === user.toLowerCase())) {
    throw new BotError('not-permitted', {
      said: text`${code(user)} is an administrator of the chat service, and its UserSig would open everything there.`,
      did: 'nothing',
      next: text`Take a user of your own for a test.`,
    });
  }
  const patterns = PERMISSIONS.filter((permission) => holds(permission).allowed).flatMap(
    (permission) => settings.userIds.get(permission) ?? [],
  );
  if (patterns.some((pattern) => fitsPattern(user, pattern))) return;
  throw new BotError('not-permitted', {
    said: text`You may not have a UserSig of ${code(user)}.`,
    did: 'nothing',
    next: patterns.length === 0 ? NOBODY : text`You may have one of ${patternList(patterns)}.`,
  });
}

const NOBODY = text`Whoever runs Tallylight names the user ids under ${code('usersig')} in ${code('tallylight.yml')}.`;

const patternList = (patterns: readonly string[]): Text =>
  joined(
    patterns.map((pattern) => text`${code(pattern)}`),
    text`, `,
  );

/** `*` stands for any characters, all else for itself. */
export function fitsPattern(user: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[^A-Za-z0-9_]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(user);
}

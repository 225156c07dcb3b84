import type { Context } from './command.ts';
import { PERMISSIONS, type Permission } from './permissions.ts';

/**
 * The longest life of something signed, for the asker: what is set for `test`, which whoever may sign holds, or more where
 * another of their permissions has more. A setting below the default holds too.
 */
export function longestLifeS(
  lives: ReadonlyMap<Permission, number>,
  usualS: number,
  { holds }: Pick<Context, 'holds'>,
): number {
  const least = lives.get('test') ?? usualS;
  const held = PERMISSIONS.filter((permission) => holds(permission).allowed);
  return Math.max(least, ...held.map((permission) => lives.get(permission) ?? 0));
}

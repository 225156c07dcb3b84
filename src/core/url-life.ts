import type { Context } from './command.ts';
import { durationText } from './duration.ts';
import { BotError } from './errors.ts';
import { PERMISSIONS } from './permissions.ts';
import { bold, text } from './text.ts';

/** Seconds that a URL lives unless told otherwise, and the longest without a setting (shared settings: lives). */
export const URL_LIFE_S = 7200;

/** The longest life of a URL for the asker: the best of what is set for the permissions that they hold. */
export function longestUrlLifeS({ settings, holds }: Context): number {
  const held = PERMISSIONS.filter((permission) => holds(permission).allowed);
  return Math.max(URL_LIFE_S, ...held.map((permission) => settings.urlLives.get(permission) ?? 0));
}

/** The asked life, or the default; throws a BotError `bad-input` beyond the asker's longest. */
export function urlLifeS(asked: number | undefined, context: Context): number {
  const longest = longestUrlLifeS(context);
  const seconds = asked ?? URL_LIFE_S;
  if (seconds <= longest) return seconds;
  throw new BotError('bad-input', {
    said: text`${bold('for')} is ${durationText(seconds)}, and the longest life of a URL for you is ${durationText(longest)}.`,
    did: 'nothing',
    next: text`Ask for less, or for a longer life in ${bold('lives')} of the settings.`,
  });
}

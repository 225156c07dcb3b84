import type { Context } from './command.ts';
import { durationText } from './duration.ts';
import { BotError } from './errors.ts';
import { durationField } from './field-types.ts';
import { PERMISSIONS } from './permissions.ts';
import { bold, code, text } from './text.ts';

/** Seconds that a URL lives unless told otherwise, and the longest without a setting. */
export const URL_LIFE_S = 7200;

const WEEK_S = 7 * 86_400;

/** How long a signed URL is asked for; what the asker may have is checked when it is made. */
export const urlLifeField = () =>
  durationField({
    words: 'How long it is good, e.g. 2h',
    leastS: 60,
    mostS: WEEK_S,
    prefill: '2h',
  }).optional();

/**
 * The longest life of a URL for the asker: what is set for `test`, which whoever may sign holds, or more where another of
 * their permissions has more. A setting below the default holds too.
 */
export function longestUrlLifeS({ settings, holds }: Context): number {
  const least = settings.urlLives.get('test') ?? URL_LIFE_S;
  const held = PERMISSIONS.filter((permission) => holds(permission).allowed);
  return Math.max(least, ...held.map((permission) => settings.urlLives.get(permission) ?? 0));
}

/** The asked life, or the default where the asker may have that; throws a BotError `bad-input` beyond their longest. */
export function urlLifeS(asked: number | undefined, context: Context): number {
  const longest = longestUrlLifeS(context);
  const seconds = asked ?? Math.min(URL_LIFE_S, longest);
  if (seconds <= longest) return seconds;
  throw new BotError('bad-input', {
    said: text`${bold('for')} is ${durationText(seconds)}, and the longest life of a URL for you is ${durationText(longest)}.`,
    did: 'nothing',
    next: text`Ask for ${durationText(longest)} or less, or ask whoever runs Tallylight for more (${code('lives.url')} in ${code('tallylight.yml')}).`,
  });
}

import type { Context } from './command.ts';
import { durationText } from './duration.ts';
import { BotError } from './errors.ts';
import { choiceField, durationField } from './field-types.ts';
import { longestLifeS } from './longest-life.ts';
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

/** Which of the domain's two keys signs: the other one is for the days in which one is changed. */
export const keyField = () => choiceField('Which key of the domain signs', ['primary', 'backup']).optional();

/** The asked life, or the default where the asker may have that; throws a BotError `bad-input` beyond their longest. */
export function urlLifeS(asked: number | undefined, context: Context): number {
  const longest = longestLifeS(context.settings.urlLives, URL_LIFE_S, context);
  const seconds = asked ?? Math.min(URL_LIFE_S, longest);
  if (seconds <= longest) return seconds;
  throw new BotError('bad-input', {
    said: text`${bold('for')} is ${durationText(seconds)}, and the longest life of a URL for you is ${durationText(longest)}.`,
    did: 'nothing',
    next: text`Ask for ${durationText(longest)} or less, or ask whoever runs Tallylight for more (${code('lives.url')} in ${code('tallylight.yml')}).`,
  });
}

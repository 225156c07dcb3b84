import type { RawInput } from '../../core/call.ts';
import type { Desk, Suggestion } from '../../core/desk.ts';
import type { Plan } from '../../core/plan.ts';
import { fitPlain } from './fit.ts';
import type { Choice } from './first-answer.ts';
import { LIMITS } from './limits.ts';

/** Streams that complete what is typed, as Discord takes them: an overlong name would be another stream, so it is left out. */
export const choicesFor = (desk: Desk, typed: string): readonly Choice[] =>
  desk
    .suggest(typed, LIMITS.suggestions)
    .filter(({ value }) => value !== '' && value.length <= LIMITS.suggestion)
    .map((suggestion) => ({ name: nameOf(suggestion), value: suggestion.value }));

const nameOf = ({ label, value }: Suggestion): string => fitPlain(label, LIMITS.suggestion) || value;

/** Plans a command; where a label was sent in place of its value, the value is meant (discord-api-docs#4213). */
export function planOptions(desk: Desk, path: string, raw: RawInput): Plan {
  const plan = desk.planInput(path, raw);
  if (plan.first !== 'refused') return plan;
  const meant = Object.entries(raw).map(([name, value]) => [name, valueOfLabel(desk, value) ?? value]);
  return desk.planInput(path, Object.fromEntries(meant));
}

/** A label starts with its stream's name, so the name finds the suggestion that the label was made of. */
function valueOfLabel(desk: Desk, label: string): string | undefined {
  const [name = ''] = label.split(' ');
  if (name === label) return undefined;
  return desk.suggest(name, LIMITS.suggestions).find((suggestion) => nameOf(suggestion) === label)?.value;
}

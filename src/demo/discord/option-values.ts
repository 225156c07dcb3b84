import type { OptionValue, TypedOptions } from '../../sim/discord/typed-command.ts';
import type { LeafOption } from './leaves.ts';
import type { TypedLine } from './typed-line.ts';

const BOOLEAN = 5;
/** Whole number and number. */
const NUMBERS: readonly number[] = [4, 10];

/** The filled boxes as Discord's client sends them; what does not fit its type is left to the client's own refusal. */
export const optionValues = ({ leaf, filled }: TypedLine): TypedOptions =>
  Object.fromEntries(
    leaf.options.flatMap((option) => {
      const text = filled.get(option.name);
      return text === undefined ? [] : [[option.name, valueOf(option, text)] as const];
    }),
  );

function valueOf({ type, choices }: LeafOption, text: string): OptionValue {
  const choice = choices.find(({ name, value }) => name === text || String(value) === text);
  if (choice !== undefined) return choice.value;
  if (type === BOOLEAN) return /^(?:true|yes)$/i.test(text);
  return NUMBERS.includes(type) && Number.isFinite(Number(text)) ? Number(text) : text;
}

import { BotError } from '../../core/errors.ts';
import { text, type Text } from '../../core/text.ts';
import { ABILITIES, type Ability } from '../port.ts';

/** The calls that carry an ability, or why this API does not have it. */
export type AbilityRow = { readonly calls: readonly string[] } | { readonly cannot: Text };
export type AbilityTable = Readonly<Record<Ability, AbilityRow>>;

/** What the table has calls for. */
export const abilitiesOf = (table: AbilityTable): Set<Ability> =>
  new Set(ABILITIES.filter((ability) => 'calls' in table[ability]));

/** For members of a port that an API has no call for: rejects with `unsupported` and the reason of the table. */
export function refuserOf(table: AbilityTable): (ability: Ability) => Promise<never> {
  return (ability) => {
    const row = table[ability];
    if (!('cannot' in row)) throw new TypeError(`${ability}: has calls`);
    const next = text`Ask for something else; ${'README.md'} lists what each API can do.`;
    return Promise.reject(new BotError('unsupported', { said: row.cannot, did: 'nothing', next }));
  };
}

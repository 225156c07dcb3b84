import { expect } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { ABILITIES, type Ability } from '../../../src/live/port.ts';
import { ASKS } from './asks.ts';
import { botErrorOf, type ContractTest } from './fixture.ts';

/** What an API has no call for is told as such, with the reason, and nothing is sent. */
export function cannotContract(
  contractTest: ContractTest,
  cannot: Partial<Readonly<Record<Ability, string>>>,
): void {
  contractTest('state', 'cannot do exactly what the list says, each for its reason', async (fixture) => {
    const { live, cloud } = fixture;
    const beyond = ABILITIES.filter((ability) => !live.can.has(ability));
    const answers = await Promise.all(
      beyond.map(async (ability) => {
        const error = await botErrorOf(ASKS[ability](fixture));
        return [ability, plainText(error.said), error.code, error.did];
      }),
    );
    const wanted = ABILITIES.flatMap((ability) => {
      const reason = cannot[ability];
      return reason === undefined ? [] : [[ability, reason, 'unsupported', 'nothing']];
    });
    expect(answers).toEqual(wanted);
    expect(cloud.writes()).toBe(0);
  });
}

import { expect } from 'vitest';
import type { Did, ErrorCode } from '../../../src/core/errors.ts';
import { ABILITIES, type Ability } from '../../../src/live/port.ts';
import { READS, WRITE_ABILITIES, WRITES, type ReadAbility } from './asks.ts';
import { botErrorOf, REFUSALS, type ContractTest, type LiveFixture } from './fixture.ts';

/** A write is never sent twice, and its error says whether it was done; a read that failed is never empty. */
export function failureContract(contractTest: ContractTest): void {
  for (const ability of WRITE_ABILITIES) {
    const { prepare, ask, tookEffect } = WRITES[ability];
    contractTest(
      ability,
      `${ability}: an answer lost after the effect is unknown, and nothing is sent again`,
      async (fixture) => {
        const { cloud } = fixture;
        prepare(cloud);
        cloud.loseAnswerAfterEffect(ability);
        const error = await botErrorOf(ask(fixture));
        expect([error.did, cloud.writes()]).toEqual(['unknown', 1]);
        expect(tookEffect(cloud)).toBe(true);
      },
    );

    for (const how of ['dropped', 'page'] as const) {
      contractTest(ability, `${ability}: ${how} is unknown and is not sent again`, async (fixture) => {
        const { cloud } = fixture;
        prepare(cloud);
        cloud.failWith(ability, how);
        const error = await botErrorOf(ask(fixture));
        expect([error.did, cloud.writes()]).toEqual(['unknown', 1]);
        expect(tookEffect(cloud)).toBe(false);
      });
    }
  }
  refusalContract(contractTest);
  brokenReadContract(contractTest);
}

/** By class: the account, its key and its rates stop everything alike. */
function refusalContract(contractTest: ContractTest): void {
  for (const refusal of REFUSALS) {
    for (const ability of WRITE_ABILITIES) {
      const title = `${ability}: ${refusal} did nothing and is not sent again`;
      const { prepare, ask, tookEffect } = WRITES[ability];
      const run = async (fixture: LiveFixture) => {
        const { cloud } = fixture;
        prepare(cloud);
        cloud.failWith(ability, refusal);
        const error = await botErrorOf(ask(fixture));
        expect([error.code, error.did, cloud.writes()]).toEqual([refusal, 'nothing', 1]);
        expect(tookEffect(cloud)).toBe(false);
      };
      contractTest(ability, title, run, refusal);
    }

    const title = `reads: ${refusal} is an error that did nothing, never empty`;
    const run = async (fixture: LiveFixture) => {
      const errors = await errorsOfReads(fixture, refusal);
      expect(errors).toEqual(errors.map(([ability]) => [ability, refusal, 'nothing']));
    };
    contractTest('state', title, run, refusal);
  }
}

function brokenReadContract(contractTest: ContractTest): void {
  for (const how of ['dropped', 'page'] as const) {
    contractTest('state', `reads: ${how} is an error that did nothing, never empty`, async (fixture) => {
      const errors = await errorsOfReads(fixture, how);
      expect(errors.map(([ability, , did]) => [ability, did])).toEqual(
        errors.map(([ability]) => [ability, 'nothing']),
      );
    });
  }
}

const isRead = (ability: Ability): ability is ReadAbility => Object.hasOwn(READS, ability);

/** Every read that the adapter can be asked for, one after the other, when its calls fail: what the error says. */
async function errorsOfReads(fixture: LiveFixture, how: Parameters<LiveFixture['cloud']['failWith']>[1]) {
  const { live, cloud } = fixture;
  const asked = ABILITIES.filter(isRead)
    .filter((ability) => live.can.has(ability))
    // Its two reads would wait beside each other, which a clock that is moved by waits cannot follow.
    .filter((ability) => ability !== 'now' || how !== 'cloud-limit');
  const errors: (readonly [Ability, ErrorCode, Did])[] = [];
  for (const ability of asked) {
    cloud.failWith(ability, how);
    const { code, did } = await botErrorOf(READS[ability](fixture));
    // What the cloud withdrew meanwhile is told as such.
    if (live.can.has(ability)) errors.push([ability, code, did]);
  }
  return errors;
}

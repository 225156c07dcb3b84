import { expect } from 'vitest';
import {
  botErrorOf,
  READS,
  room,
  WRITE_ABILITIES,
  WRITES,
  type ContractTest,
  type LiveCloud,
  type WriteAbility,
} from './fixture.ts';

/** What is seen of each write of `WRITES` when the stream was live before. */
const TOOK_EFFECT: Readonly<Record<WriteAbility, (cloud: LiveCloud) => boolean>> = {
  ban: (cloud) => !cloud.isLive(room),
  unban: (cloud) => cloud.isLive(room),
  cut: (cloud) => !cloud.isLive(room),
  startRecord: (cloud) => cloud.tasks().length === 1,
  stopRecord: (cloud) => cloud.tasks().every((task) => task.stopped),
};

/** A write is never sent twice, and its error says whether it was done; a read that failed is never empty. */
export function failureContract(contractTest: ContractTest): void {
  for (const ability of WRITE_ABILITIES) {
    contractTest(
      ability,
      `${ability}: an answer lost after the effect is unknown, and nothing is sent again`,
      async (fixture) => {
        fixture.cloud.goLive(room);
        fixture.cloud.loseAnswerAfterEffect(ability);
        const error = await botErrorOf(WRITES[ability](fixture));
        expect([error.did, fixture.cloud.writes()]).toEqual(['unknown', 1]);
        expect(TOOK_EFFECT[ability](fixture.cloud)).toBe(true);
      },
    );

    contractTest(ability, `${ability}: a refusal did nothing and is not sent again`, async (fixture) => {
      fixture.cloud.failWith(ability, 'refused');
      const error = await botErrorOf(WRITES[ability](fixture));
      expect([error.did, fixture.cloud.writes()]).toEqual(['nothing', 1]);
    });

    for (const how of ['dropped', 'page'] as const) {
      contractTest(ability, `${ability}: ${how} is unknown and is not sent again`, async (fixture) => {
        fixture.cloud.failWith(ability, how);
        const error = await botErrorOf(WRITES[ability](fixture));
        expect([error.did, fixture.cloud.writes()]).toEqual(['unknown', 1]);
      });
    }
  }

  for (const how of ['refused', 'dropped', 'page'] as const) {
    contractTest('state', `reads: ${how} is an error that did nothing, never empty`, async (fixture) => {
      const asked = [...READS].filter(([ability]) => fixture.live.can.has(ability));
      for (const [ability] of asked) fixture.cloud.failWith(ability, how);
      const errors = await Promise.all(asked.map(([, ask]) => botErrorOf(ask(fixture))));
      expect(errors.map((error) => error.did)).toEqual(asked.map(() => 'nothing'));
    });
  }
}

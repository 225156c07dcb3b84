import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/sim/slack/state/ids.ts';
import { describePostgres } from '../store/fresh-postgres.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { AUTUMN, changeClocks, SPRING } from './processes/change-clocks.ts';
import { killAtRandom } from './processes/kill-at-random.ts';
import { killEditing, killPosting, killSummingUp } from './processes/kill-everywhere.ts';
import { utc } from './processes/past.ts';
import type { Database } from './processes/protocol.ts';
import { openScene } from './processes/scene.ts';
import { outcomeTable } from './processes/tally.ts';

const TIMEOUT_MS = 180_000;

const sqlite = (): Database => ({ name: 'SQLite', url: `file:${join(temporaryFolder(), 'bot.db')}` });

/** Four weeks in the life of three bots; processes take so long to start that all cases share them. */
async function liveThrough(databases: readonly Database[]): Promise<void> {
  const seed = Number(process.env['TALLYLIGHT_TEST_SEED'] ?? 6);
  const scene = await openScene(databases, utc('2026-10-02T00:00'));
  const outcomes = [
    ...(await changeClocks(scene, SPRING)),
    ...(await killPosting(scene, utc('2026-10-05T00:00'))),
    ...(await killEditing(scene, utc('2026-10-10T16:00'))),
    ...(await killSummingUp(scene, utc('2026-10-12T00:00'))),
    ...(await changeClocks(scene, AUTUMN)),
    ...(await killAtRandom(scene, utc('2026-10-27T05:00'), seededRandom(seed))),
  ];
  process.stdout.write(`TALLYLIGHT_TEST_SEED=${seed}\n${outcomeTable(outcomes)}\n`);
  expect(scene.said).toEqual([]);
  expect(scene.refusals()).toEqual([]);
}

// Where there is a PostgreSQL, each bot runs on both databases, so that one death counts for both.
const alone = process.env['TALLYLIGHT_POSTGRES'] === undefined ? ['one SQLite file'] : [];

test.each(alone)('each window stands there once, whoever dies: %s', { timeout: TIMEOUT_MS }, async () => {
  await liveThrough([sqlite()]);
  expect.hasAssertions();
});

describePostgres('each window stands there once, whoever dies', ({ empty }) => {
  test('one SQLite file and one database', { timeout: TIMEOUT_MS }, async () => {
    await liveThrough([sqlite(), { name: 'PostgreSQL', url: await empty() }]);
    expect.hasAssertions();
  });
});

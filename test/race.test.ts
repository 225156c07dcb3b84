import { afterEach, describe, expect, it } from 'vitest';
import type { Front } from './kit/street-fronts.ts';
import { openStreet, type Street, type StreetOptions } from './kit/street.ts';
import { describePostgres } from './store/fresh-postgres.ts';

const ROUNDS = 100;
/** Event-loop turns by which one press may lag behind the other. */
const MOST_LAG = 12;

let street: Street | undefined;
afterEach(async () => {
  await street?.close();
  street = undefined;
});

describe('two people confirm one ban at once: exactly one write, and the other is told who was first', () => {
  it(`SQLite, one instance, ${ROUNDS} times`, { timeout: 120_000 }, () =>
    expect(race({})).resolves.toEqual(FAIR),
  );
  it(`SQLite, two instances, ${ROUNDS} times`, { timeout: 120_000 }, () =>
    expect(race({ instances: 2 })).resolves.toEqual(FAIR),
  );
});

describePostgres('two people confirm one ban at once: PostgreSQL', ({ empty }) => {
  it(`two instances, ${ROUNDS} times`, { timeout: 120_000 }, async () => {
    const databaseUrl = await empty();
    expect(await race({ databaseUrl, instances: 2 })).toEqual(FAIR);
  });
});

/** What must come of every race: nothing unfair, nothing refused by a stand-in. */
const FAIR = { unfair: [], refused: [] };

async function race(options: StreetOptions): Promise<{ unfair: string[]; refused: unknown[] }> {
  street = await openStreet(options);
  const outcomes: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // The cloud's rates are counted on the clock of the stand-in.
    await street.passes(1);
    outcomes.push(await raceOnce(street, `race-${round}`));
  }
  // Both instances hear of a press in Discord; the one whose answer comes second drops it.
  const discord = street.discordSim.refusals.filter(({ code }) => options.instances !== 2 || code !== 40060);
  return {
    unfair: outcomes.filter((outcome) => outcome !== '1 write, 1 told'),
    refused: [...street.slackSim.refusals, ...discord],
  };
}

/** Both see the question, both press within a few turns of the event loop. */
async function raceOnce({ slack, discord, cloud }: Street, name: string): Promise<string> {
  const people = [slack.moderator, discord.moderator];
  const ask = (front: Front) => front.gives('ban', { stream: name, for: '2h', reason: name });
  await Promise.all(people.map(ask));
  await Promise.all(people.map((front) => front.sees(`Ban ${name} for 2h?`)));
  await Promise.all(
    people.map((front) => lag(Math.random() * MOST_LAG).then(() => front.presses('Ban for 2h'))),
  );
  // Each of the two ends with a message of its own: the ban, or who was first.
  const ends = await Promise.all(
    people.map((front) => front.sees(new RegExp(`Banning ${name}…|(?:running|was first).*${name}`, 's'))),
  );
  const told = ends.filter(({ text }) => !text.includes(`Banning ${name}…`)).length;
  const writes = cloud.calls.filter(
    ({ action, params }) => action === 'ForbidLiveStream' && JSON.stringify(params).includes(`"${name}"`),
  );
  return `${writes.length} write, ${told} told`;
}

async function lag(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

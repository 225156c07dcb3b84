import { describe, expect, it } from 'vitest';
import { openStreet, type StreetOptions } from './kit/street.ts';
import { describePostgres } from './store/fresh-postgres.ts';

/** Counts what two instances over one store did of one ban and its look, asked for in Slack. */
async function countsOf(options: StreetOptions) {
  const street = await openStreet({ ...options, instances: 2 });
  try {
    const { moderator, member } = street.slack;
    await moderator.gives('ban', { stream: 'room-1', for: '2h', reason: 'spam' });
    await moderator.presses('Ban for 2h');
    await member.sees('Banning room-1…');
    await street.passes(10);
    await member.sees('verified off the air');
    // The look edits the message, or answers by itself where the first had not landed yet; in either case once.
    const told = street.slack.member.reads().map(({ text }) => text);
    return {
      writes: street.cloud.calls.filter(({ action }) => action === 'ForbidLiveStream').length,
      verified: told.filter((text) => text.includes('verified off the air')).length,
    };
  } finally {
    await street.closeUnrefused();
  }
}

const ONCE = { writes: 1, verified: 1 };

describe('two instances over one store', () => {
  it('do a command and its look once, on SQLite', async () => {
    expect(await countsOf({})).toEqual(ONCE);
  });
});

describePostgres('two instances over one store', ({ empty }) => {
  it('do a command and its look once, on PostgreSQL', async () => {
    expect(await countsOf({ databaseUrl: await empty() })).toEqual(ONCE);
  });
});

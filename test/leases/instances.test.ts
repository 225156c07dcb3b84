import { describe, expect, it } from 'vitest';
import { openStreet, type StreetOptions } from '../kit/street.ts';
import { describePostgres } from '../store/fresh-postgres.ts';

/** Counts what two instances over one store did at the end of one lease, one of them started anew in its last minute. */
async function countsOf(options: StreetOptions) {
  const street = await openStreet({ ...options, instances: 2 });
  try {
    const { moderator } = street.slack;
    await moderator.gives('test', { for: '5m' });
    const { text } = await moderator.sees('Test stream test');
    const name = /Test stream (test[a-z0-9]{8})/.exec(text)?.[1] ?? 'no name';
    await moderator.gives('record start', { stream: name, for: '5h' });
    await street.slack.member.sees(name);
    const domain = street.cloud.world.pushDomains[0] ?? '';
    street.cloud.world.goLive({ domain, app: 'live', name });
    await street.passes(290);
    await street.restart();
    await street.passes(40);
    await moderator.sees(`Test stream ${name} is over`);
    const told = moderator.reads().map((read) => read.text);
    const called = (action: string) => street.cloud.calls.filter((call) => call.action === action).length;
    return {
      verdicts: told.filter((each) => each.includes('is on the air and healthy')).length,
      ends: told.filter((each) => each.includes('is over')).length,
      cuts: called('DropLiveStream'),
      stops: called('StopRecordTask'),
    };
  } finally {
    await street.closeUnrefused();
  }
}

const ONCE = { verdicts: 1, ends: 1, cuts: 1, stops: 1 };

describe('two instances over one store', () => {
  it('watch a lease and end it once, on SQLite', async () => {
    expect(await countsOf({})).toEqual(ONCE);
  });
});

describePostgres('two instances over one store', ({ empty }) => {
  it('watch a lease and end it once, on PostgreSQL', async () => {
    expect(await countsOf({ databaseUrl: await empty() })).toEqual(ONCE);
  });
});

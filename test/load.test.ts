import { expect, it } from 'vitest';
import { openStreet } from './kit/street.ts';

const EACH = 100;
/** What the platforms give for the first answer, and more than that. */
const PAST_DEADLINE_MS = 4000;

it(
  `answers ${2 * EACH} commands at once, each in time although the cloud is silent`,
  { timeout: 60_000 },
  async () => {
    const street = await openStreet();
    const { cloud, clock, slack, discord, slackSim, discordSim } = street;
    cloud.world.goLive({ domain: 'push.example.com', app: 'live', name: 'room-1' });
    cloud.faults.add({ kind: 'slow', ms: PAST_DEADLINE_MS });
    const fronts = [slack.member, discord.member];
    // `gives` resolves with the platform's first answer; the clock stands still, so none can have come from the cloud.
    await Promise.all(
      fronts.flatMap((front) =>
        Array.from({ length: EACH }, () => front.gives('status', { stream: 'room-1' })),
      ),
    );
    // Past the deadline: what was not acknowledged by now is counted by the stand-ins.
    cloud.faults.clear();
    clock.advance(PAST_DEADLINE_MS);
    const answered = () => fronts.map((front) => front.reads().length);
    await Promise.all([
      slackSim.until(() => answered()[0] === EACH, `${EACH} answers in Slack`),
      discordSim.until(() => answered()[1] === EACH, `${EACH} answers in Discord`),
    ]);
    expect(answered()).toEqual([EACH, EACH]);
    await expect(street.closeUnrefused()).resolves.toBeUndefined();
  },
);

import { expect, it } from 'vitest';
import { openStreet } from './kit/street.ts';

const EACH = 100;

it(`answers ${2 * EACH} commands at once within the platforms' deadlines`, { timeout: 60_000 }, async () => {
  const street = await openStreet({ ticking: true });
  try {
    street.cloud.world.goLive({ domain: 'push.example.com', app: 'live', name: 'room-1' });
    const fronts = [street.slack.member, street.discord.member];
    const given = fronts.flatMap((front) =>
      Array.from({ length: EACH }, () => front.gives('status', { stream: 'room-1' })),
    );
    await Promise.all(given);
    const answered = () =>
      fronts.map((front) => front.reads().filter(({ text }) => text.includes('room-1 is live')).length);
    await Promise.all([
      street.slackSim.until(() => answered()[0] === EACH, `${EACH} answers in Slack`),
      street.discordSim.until(() => answered()[1] === EACH, `${EACH} answers in Discord`),
    ]);
    // The stand-ins count what came too late: an unanswered envelope, 10062, a way back that was used up.
    expect(street.slackSim.refusals).toEqual([]);
    expect(street.discordSim.refusals).toEqual([]);
  } finally {
    await street.close();
  }
});

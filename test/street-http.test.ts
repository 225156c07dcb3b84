import { expect, it, onTestFinished } from 'vitest';
import { openStreet } from './kit/street.ts';

/** A look waits so long for the first answer to land, so that it can edit it. */
const LANDED_S = 7;

it('a moderator bans a stream with Slack over HTTP: status, Ban…, form, question, verified', async () => {
  const street = await openStreet({ slack: 'http' });
  onTestFinished(() => street.close());
  const { cloud, slackSim, slack, canaries, lines } = street;
  const room = { domain: cloud.world.pushDomains[0] ?? '', app: 'live', name: 'room-1' };
  cloud.world.goLive(room);

  await slack.moderator.gives('status', { stream: 'room-1' });
  await slack.moderator.sees('room-1 is live');
  await slack.moderator.presses('Ban…');
  await slack.moderator.fills({ reason: 'nudity' });
  await slack.moderator.sees('Ban room-1 for 24h?');
  await street.restart();
  await slack.moderator.presses('Ban for 24h');
  await slack.member.sees('Banning room-1…');
  await street.passes(LANDED_S);
  await slack.member.sees(/room-1 is banned: verified off the air after \d s/);

  expect(cloud.world.stateOf(room)).toBe('forbid');
  expect(slackSim.connections).toBe(0);
  expect(slackSim.refusals).toEqual([]);
  expect(canaries.filter((canary) => lines.join('').includes(canary))).toEqual([]);
});

import { expect, it } from 'vitest';
import { openStreet } from '../kit/street.ts';

it('in Slack, what a response_url takes no more comes as a direct message', async () => {
  const street = await openStreet();
  try {
    const { moderator } = street.slack;
    await moderator.gives('test');
    const { text } = await moderator.sees('Test stream test');
    const name = /Test stream (test[a-z0-9]{8})/.exec(text)?.[1] ?? 'no name';
    const stream = { domain: street.cloud.world.pushDomains[0] ?? '', app: 'live', name };
    for (let round = 0; round < 4; round += 1) {
      street.cloud.world.goLive(stream);
      await street.passes(100);
      street.cloud.world.endPush(stream);
      await street.passes(60);
    }
    expect(moderator.reads()).toHaveLength(5);
    // The QR code of the first answer came as a direct message too.
    const direct = street.slackSim.calls.filter(
      ({ method, body }) => method === 'chat.postMessage' && JSON.stringify(body).includes(' the air'),
    );
    const told = JSON.stringify(direct.map(({ body }) => body));
    expect(direct).toHaveLength(4);
    expect(told.match(/"channel":"U0MOD"/g)).toHaveLength(4);
    expect(
      told.match(new RegExp(`"text":"[^"]*${name} is (?:on|off) the air`, 'g'))?.length,
    ).toBeGreaterThanOrEqual(4);
  } finally {
    await street.close();
  }
});

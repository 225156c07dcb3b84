import { expect, test } from 'vitest';
import { discordMessage } from '../../src/demo/discord/message-view.ts';
import { slackMessage } from '../../src/demo/slack/message-view.ts';
import { manualClock } from '../../src/sim/clock.ts';
import { createDiscordSim } from '../../src/sim/discord/discord-sim.ts';
import { createSlackSim } from '../../src/sim/slack/slack-sim.ts';

const HREF = `data:application/octet-stream;base64,${Buffer.from('a,b').toString('base64')}`;
const nobody = () => undefined;

test('a file in Slack can be taken away from the page', async () => {
  const sim = createSlackSim({ clock: manualClock(0) });
  const { botUserId } = await sim.start();
  await sim.stop();
  const file = { id: 'F1', name: 'a.csv', title: '', altText: '1 row', bytes: Buffer.from('a,b') };
  const message = {
    ts: '1.0',
    channel: 'C1',
    userId: botUserId,
    text: '',
    blocks: [],
    attachments: [],
    files: [file],
    threadTs: undefined,
    ephemeralTo: undefined,
    isReturn: false,
    editedTs: undefined,
  };
  const { parts } = slackMessage(message, botUserId, { nameOf: nobody, fileOf: nobody });
  expect(parts).toEqual([{ kind: 'file', name: 'a.csv', alt: '1 row', href: HREF }]);
});

test('a file in Discord can be taken away from the page', async () => {
  const sim = createDiscordSim({ clock: manualClock(0), rateLimits: 'off' });
  const { apiUrl, token } = await sim.start();
  const channel = sim.guild.addChannel({ name: 'ops' }).id;
  const form = new FormData();
  form.append('payload_json', JSON.stringify({ attachments: [{ id: 0, description: '1 row' }] }));
  form.append('files[0]', new Blob(['a,b']), 'a.csv');
  const headers = { authorization: `Bot ${token}` };
  await fetch(`${apiUrl}/v10/channels/${channel}/messages`, { method: 'POST', body: form, headers });
  const [message] = sim.messages(channel);
  await sim.stop();
  expect(message && discordMessage(message, '', nobody).parts).toEqual([
    { kind: 'file', name: 'a.csv', alt: '1 row', href: HREF },
  ]);
});

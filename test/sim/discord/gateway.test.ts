import { Client, GatewayIntentBits } from 'discord.js';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { fieldsOf, parseJson } from '../../../src/sim/discord/wire.ts';
import type { Fields } from '../../../src/sim/discord/wire.ts';
import { createScene } from './bot.ts';
import type { Scene } from './bot.ts';
import { createRawScene } from './raw.ts';
import type { RawScene } from './raw.ts';

const answering = (options = {}): Promise<Scene> =>
  createScene(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('ok');
  }, options);

const status = ({ sim, userId, channelId }: Scene) =>
  sim.person(userId).types(channelId, 'live', ['status'], { stream: 'a' });

it('resumes after a broken connection and hears what it missed', async () => {
  await using scene = await answering();
  const { sim } = scene;
  sim.gateway.disconnect(4000);
  await sim.until(() => sim.gateway.sessions[0]?.socket === undefined, 'the disconnect');
  const outcome = await status(scene);
  expect(outcome.kind).toBe('message');
  expect(sim.gateway.sessions).toHaveLength(1);
  expect(sim.gateway.sessions[0]?.resumes).toBe(1);
});

it('comes back when it is asked to', async () => {
  await using scene = await answering();
  const { sim } = scene;
  sim.gateway.reconnect();
  await sim.until(() => sim.gateway.sessions[0]?.resumes === 1, 'the resume');
  expect((await status(scene)).kind).toBe('message');
});

// Leaves out the client's own pause of 5 s between two logins.
const buildIdentifyThrottler = async () =>
  await Promise.resolve({ waitForIdentify: () => Promise.resolve() });

it('identifies anew after an invalid session', async () => {
  await using scene = await answering({ ws: { buildIdentifyThrottler } });
  const { sim } = scene;
  sim.gateway.invalidSession(false);
  await sim.until(() => sim.gateway.sessions.length === 2, 'the new session');
  expect(sim.gateway.sessions[0]?.ended).toBe(true);
  expect((await status(scene)).kind).toBe('message');
});

it('leaves a client without heartbeat answers to find out and resume', async () => {
  await using scene = await answering({ heartbeatIntervalMs: 60 });
  const { sim } = scene;
  await sim.until(() => (sim.gateway.sessions[0]?.heartbeats ?? 0) > 1, 'heartbeats');
  sim.gateway.dropHeartbeatAcks();
  await sim.until(() => sim.gateway.sessions[0]?.socket === undefined, 'the zombie to be left');
  sim.gateway.dropHeartbeatAcks(false);
  await sim.until(() => sim.gateway.sessions[0]?.resumes === 1, 'the resume');
  expect(sim.gateway.sessions).toHaveLength(1);
});

it('refuses privileged intents to a real client', async () => {
  await using scene = await createRawScene();
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
    rest: { api: scene.started.apiUrl },
  });
  await expect(client.login(scene.started.token)).rejects.toThrow('disallowed intents');
  await client.destroy();
  expect(scene.sim.refusals).toMatchObject([{ what: 'gateway', code: 4014 }]);
});

it('tells a client of new channels, and of messages only when it listens to them', async () => {
  await using scene = await answering();
  const { sim, client } = scene;
  const heard: string[] = [];
  client.on('raw', (frame: { t: string }) => heard.push(frame.t));
  const { id } = sim.guild.addChannel({ name: 'new' });
  sim.says(id, scene.userId, 'hello');
  await status(scene);
  expect(heard).toEqual(['CHANNEL_CREATE', 'INTERACTION_CREATE']);
  expect(client.channels.cache.has(id)).toBe(true);
});

/** The first frame, or the close code, that the gateway answers these frames with. */
async function raw(scene: RawScene, query: string, ...frames: unknown[]): Promise<number | Fields> {
  const socket = new WebSocket(`${scene.started.apiUrl.replace('http', 'ws').replace('/api', '')}/${query}`);
  const got: Fields[] = [];
  return await new Promise((resolve) => {
    socket.on('close', (code) => resolve(code));
    socket.on('message', (data) => {
      got.push(fieldsOf(parseJson(Buffer.isBuffer(data) ? data.toString('utf8') : '')));
      if (got.length === 1) for (const frame of frames) socket.send(JSON.stringify(frame));
      if (got.length !== 2) return;
      resolve(got[1] ?? {});
      socket.terminate();
    });
  });
}

it('closes on what the gateway does not take', async () => {
  await using scene = await createRawScene();
  const ask = (...frames: unknown[]) => raw(scene, '?v=10&encoding=json', ...frames);
  const { token } = scene.started;
  const properties = { os: 'linux', browser: 'test', device: 'test' };
  const identify = { op: 2, d: { token, intents: 1, properties } };
  expect(await raw(scene, '?v=9&encoding=json')).toBe(4012);
  expect(await ask({ op: 42 })).toBe(4001);
  expect(await ask('nonsense')).toBe(4002);
  expect(await ask({ op: 3, d: {} })).toBe(4003);
  expect(await ask({ op: 2, d: { token: 'x', intents: 1, properties } })).toBe(4004);
  expect(await ask({ op: 2, d: { token, intents: 1 << 30, properties } })).toBe(4013);
  expect(await ask({ op: 2, d: { token, intents: 2, properties } })).toBe(4014);
  expect(await ask({ op: 6, d: { token, session_id: 'x', seq: 1 } })).toEqual({ op: 9, d: false });
  expect(await ask({ op: 1, d: null })).toEqual({ op: 11 });
  expect(await ask(identify)).toMatchObject({ op: 0, s: 1, t: 'READY', d: { v: 10 } });
  const [session] = scene.sim.gateway.sessions;
  expect(await ask({ op: 6, d: { token, session_id: session?.id, seq: 999 } })).toBe(4007);
  expect(await ask({ op: 6, d: { token, session_id: session?.id, seq: 1 } })).toMatchObject({
    t: 'GUILD_CREATE',
  });
});

it('closes a connection that sends no heartbeat', async () => {
  await using scene = await createRawScene({ heartbeatIntervalMs: 20 });
  const socket = new WebSocket(
    `${scene.started.apiUrl.replace('http', 'ws').replace('/api', '')}/?v=10&encoding=json`,
  );
  const code = await new Promise((resolve) => socket.on('close', resolve));
  expect(code).toBe(4009);
});

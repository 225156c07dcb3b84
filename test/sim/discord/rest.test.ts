import { expect, it } from 'vitest';
import { createRawScene } from './raw.ts';

it('refuses a wrong token, version, route, type and JSON', async () => {
  await using scene = await createRawScene();
  const { ask, started, sim, channelId } = scene;
  const stranger = await ask('GET', '/users/@me', undefined, { authorization: 'Bot nobody' });
  expect(stranger).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
  expect(sim.invalidRequests()).toBe(1);
  const unknown = await ask('GET', '/nothing');
  expect(unknown).toMatchObject({ status: 404, body: { message: '404: Not Found', code: 0 } });
  const old = await fetch(`${started.apiUrl}/v9/gateway`);
  expect(await old.json()).toMatchObject({ code: 50041 });
  const path = `/channels/${channelId}/messages`;
  const plain = await ask('POST', path, { content: 'a' }, { 'content-type': 'text/plain' });
  expect(plain.fields).toMatchObject({
    code: 50035,
    errors: { _errors: [{ code: 'CONTENT_TYPE_INVALID' }] },
  });
  const headers = { authorization: `Bot ${started.token}`, 'content-type': 'application/json' };
  const broken = await fetch(`${started.apiUrl}/v10${path}`, { method: 'POST', headers, body: '{' });
  expect(await broken.json()).toMatchObject({ code: 50109 });
});

it('tells the bot about itself, its guilds and people', async () => {
  await using scene = await createRawScene();
  const { ask, sim, started } = scene;
  const role = sim.guild.addRole({ name: 'moderators' }).id;
  const mia = sim.guild.addMember({ name: 'mia', nick: 'Mia M', roles: [role] }).user.id;
  const guest = sim.foreignGuild.addMember({ name: 'guest' }).user.id;
  expect((await ask('GET', '/users/@me')).body).toMatchObject({ id: started.botUserId, bot: true });
  for (const path of ['/applications/@me', '/oauth2/applications/@me']) {
    expect((await ask('GET', path)).body).toMatchObject({ id: started.applicationId });
  }
  expect((await ask('GET', `/guilds/${started.guildId}/roles`)).body).toMatchObject([{}, { id: role }]);
  const member = await ask('GET', `/guilds/${started.guildId}/members/${mia}`);
  expect(member.body).toMatchObject({ nick: 'Mia M', roles: [role], user: { id: mia, username: 'mia' } });
  expect((await ask('GET', `/guilds/${started.guildId}/members/${guest}`)).fields['code']).toBe(10007);
  expect((await ask('GET', `/guilds/${started.guildId}/members/1`)).fields['code']).toBe(10013);
  expect((await ask('GET', '/guilds/1')).fields['code']).toBe(10004);
});

it('limits a route and lets it go with time', async () => {
  await using scene = await createRawScene();
  const { ask, channelId, clock, sim } = scene;
  const post = () => ask('POST', `/channels/${channelId}/messages`, { content: 'a' });
  const first = await post();
  expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
  for (let count = 0; count < 4; count += 1) await post();
  const refused = await post();
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({ message: 'You are being rate limited.', retry_after: 5, global: false });
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  expect(sim.invalidRequests()).toBe(1);
  clock.advance(5000);
  expect((await post()).status).toBe(200);
});

it('limits all routes together, but not those of interactions', async () => {
  await using scene = await createRawScene({ rateLimits: { global: { limit: 2, windowMs: 1000 } } });
  const { ask } = scene;
  await ask('GET', '/users/@me');
  await ask('GET', '/gateway/bot');
  const refused = await ask('GET', '/users/@me');
  expect(refused).toMatchObject({ status: 429, body: { global: true } });
  expect(refused.headers.get('x-ratelimit-global')).toBe('true');
  expect((await ask('POST', '/interactions/1/a/callback', { type: 5 })).fields['code']).toBe(10062);
});

it('breaks on purpose', async () => {
  await using scene = await createRawScene();
  const { ask, sim, channelId, clock } = scene;
  const route = 'POST /channels/{channel}/messages';
  const post = (content: string) => ask('POST', `/channels/${channelId}/messages`, { content });
  sim.faults.add(route, { kind: 'status', status: 503 });
  expect((await post('a')).status).toBe(503);
  sim.faults.add(route, { kind: 'rate-limit', retryAfterMs: 700, scope: 'shared' });
  expect((await post('b')).headers.get('x-ratelimit-scope')).toBe('shared');
  expect(sim.invalidRequests()).toBe(0);
  expect(sim.messages(channelId)).toEqual([]);
  sim.faults.add(route, { kind: 'lost', how: 'reset' });
  await expect(post('c')).rejects.toThrow('fetch failed');
  sim.faults.add(route, { kind: 'slow', delayMs: 2000 });
  const slow = post('d');
  await sim.until(() => sim.faults.waiting() === 1, 'the slow request');
  clock.advance(2000);
  expect((await slow).status).toBe(200);
  expect(sim.messages(channelId).map(({ content }) => content)).toEqual(['c', 'd']);
  expect(() => sim.faults.add('POST /nowhere', { kind: 'status', status: 500 })).toThrow('no such route');
});

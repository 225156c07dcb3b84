import { operation } from './operation.ts';

operation('lists streams by state: live, banned, ended', async ({ api, moderator, cloud, stream }) => {
  const { world } = cloud;
  for (const name of ['on-air', 'gone', 'barred']) world.goLive(stream(name));
  world.endPush(stream('gone'));
  world.ban(stream('barred'), world.clock.now() + 3_600_000);
  await moderator.gives('streams', { state: 'live' });
  await moderator.sees(/Live now: 1\n[^]*on-air/);
  await moderator.gives('streams', { state: 'banned' });
  await moderator.sees(/Banned: 1\n[^]*barred/);
  await moderator.gives('streams', { state: 'recent' });
  await moderator.sees(api === 'v3' ? /in the last 24 h: 2\n[^]*gone/ : /gone/);
});

import { expect } from 'vitest';
import { LANDED_S, operation } from './operation.ts';

operation('mixes two streams into a new one, lists it and stops it', async (scene) => {
  const { api, street, moderator, member, cloud, stream, calls } = scene;
  for (const name of ['host', 'guest']) cloud.world.goLive(stream(name));
  await street.passes(10);
  await moderator.gives('mix start', { layout: 'side-by-side', streams: 'host,guest', output: 'show' });
  await moderator.sees('|          1          |          2          |');
  await moderator.presses('Start the mix');
  await member.sees('Starting the mix show…');
  await street.passes(LANDED_S);
  await member.sees(/The mix show is on air: verified after \d+ s/);
  expect(cloud.world.mixes.list()).toMatchObject([{ output: 'show', template: 390 }]);
  await moderator.gives('mix list', {});
  await moderator.sees('side-by-side: 1 host, 2 guest');
  await moderator.gives('mix stop', { what: 'show' });
  await member.sees('Stopping the mix show…');
  await street.passes(LANDED_S);
  await member.sees(/The mix show is over: verified off the air after \d+ s/);
  expect(cloud.world.mixes.list()).toEqual([]);
  const calling = {
    v3: ['CreateCommonMixStream', 'CancelCommonMixStream'],
    legacy: ['mix_streamv2.start_mix_stream_advanced', 'mix_streamv2.cancel_mix_stream'],
  };
  expect(calls().filter((action) => calling[api].includes(action))).toEqual(calling[api]);
});

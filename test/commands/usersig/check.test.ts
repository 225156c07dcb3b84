import { expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { makeUserSig } from '../../../src/live/user-sig.ts';
import { words } from '../../kit/person.ts';
import { signingPerson } from '../../kit/signing-person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const KEY = { sdkAppId: 1_400_000_000, key: 'canary-im-key' };
const open = () => openWorld({ grants: { test: ['slack:user:dev'] } });
const check = (world: World, usersig: string) => {
  const im = { sdkAppId: KEY.sdkAppId, key: new Secret(KEY.key) };
  return signingPerson(world, 'dev', { keys: { push: [], play: [], im } }).fillsIn('usersig check', {
    usersig,
  });
};

/** The stand-in's clock stands in 2026; a UserSig is made by the machine's own. */
async function atMachineTime(): Promise<World> {
  const world = await open();
  world.clock.advance(Math.max(0, Date.now() - world.clock.now()));
  return world;
}

test('one of ours that is good', async () => {
  const world = await atMachineTime();
  const answer = await check(world, makeUserSig(KEY, 'test-1', 10 * 365 * 86_400));
  expect(answer.audience).toBe('me');
  expect(words(answer)).toContain('✔ This UserSig is good');
  expect(words(answer)).toMatch(/User id {4}test-1\n {2}SDKAppID {3}1400000000\n/);
  expect(words(answer)).toContain("made with this installation's key");
});

test('one that expired', async () => {
  const world = await atMachineTime();
  const sig = makeUserSig(KEY, 'test-1', 60);
  world.clock.advance(3_600_000);
  expect(words(await check(world, sig))).toContain('✘ This UserSig has expired');
});

test("one of another key, and the package's own sample", async () => {
  const world = await open();
  const sample = '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e';
  const said = words(await check(world, makeUserSig({ ...KEY, key: sample }, 'xiaojun', 3600)));
  expect(said).toContain('✘ This UserSig is not signed with our key');
  expect(said).toMatch(/User id {4}xiaojun\n/);
});

test('what is none, and the value is in nothing that is kept', async () => {
  const world = await open();
  const sig = makeUserSig(KEY, 'test-1', 60);
  expect(words(await check(world, sig.slice(0, 40)))).toContain('✘ This is no UserSig');
  const answer = await check(world, sig);
  const kept = JSON.stringify([answer, world.logged, await world.services.store.audit.list({}, 9)]);
  expect(kept).not.toContain(sig.slice(0, 40));
});

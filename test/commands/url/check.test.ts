import { describe, expect, test } from 'vitest';
import { txSecret } from '../../../src/live/urls.ts';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const open = () => openWorld({ grants: { view: ['slack:*'], test: ['slack:user:dev'] } });
const check = (world: World, url: string, who = 'dev') => world.person(who).fillsIn('url check', { url });
const at = { domain: 'push.example.com', app: 'live', name: 'room-1' };

function urlOf(world: World, { name = 'room-1', lifeS = 3600, key = world.address.pushKey } = {}): string {
  const txTime = (Math.floor(world.clock.now() / 1000) + lifeS).toString(16).toUpperCase();
  const secret = txSecret(key, name, txTime, 'md5');
  return `rtmp://push.example.com/live/${name}?txSecret=${secret}&txTime=${txTime}`;
}

describe('without the network', () => {
  test('a URL that is right, with what it is for and its end', async () => {
    const world = await open();
    const answer = await check(world, urlOf(world));
    expect(answer.audience).toBe('me');
    expect(words(answer)).toContain('✔ This push URL is right');
    expect(words(answer)).toMatch(/Stream {3}push\.example\.com\/live\/room-1\n {2}For {6}pushing\n/);
    expect(words(answer)).toContain('2026-11-22 13:00 UTC');
    expect(words(answer)).toContain('it is neither kept nor logged');
  });

  test('what is wrong, the likeliest first, each with what to do', async () => {
    const world = await open();
    const said = words(await check(world, urlOf(world, { lifeS: -60, key: 'gone' })));
    expect(said).toContain('✘ 2 things are wrong with this URL, the likeliest first');
    expect(said.indexOf('It expired 2026-11-22 11:59 UTC. Ask for a new URL.')).toBeLessThan(
      said.indexOf('The signature was made with none of the keys'),
    );
    expect(said).toContain('[New URL for room-1]');
  });

  test('also when the cloud does not answer at all', async () => {
    const world = await open();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const said = words(await check(world, urlOf(world, { key: world.address.playKey })));
    expect(said).toContain(
      'It is signed with the play key of play.example.com, but it stands on a push domain.',
    );
    expect(said).toContain('The cloud did not say what it last refused: ');
  });

  test('a text that is no URL', async () => {
    const world = await open();
    expect(words(await check(world, 'hello there'))).toContain(
      'It is no push or play URL that the cloud knows.',
    );
  });
});

describe('with what the cloud says', () => {
  test('a right URL of a banned stream', async () => {
    const world = await open();
    world.cloud.world.ban(at, world.clock.now() + 3_600_000);
    const said = words(await check(world, urlOf(world)));
    expect(said).toContain('✘ The URL is right, but the stream is banned');
    expect(said).toContain('a push is refused with 18/305');
  });

  test('the last refusals of the stream', async () => {
    const world = await open();
    world.cloud.world.ban(at, world.clock.now() + 60_000);
    world.cloud.world.goLive(at);
    await world.passTime(61);
    const said = words(await check(world, urlOf(world)));
    expect(said).toContain('✔ This push URL is right');
    expect(said).toContain('Refused by the cloud in the last day:');
    expect(said).toContain('2026-11-22 12:00 UTC: refused: the stream name is banned (18/305)');
  });

  test('signed for another stream that is live', async () => {
    const world = await open();
    world.cloud.world.goLive({ ...at, name: 'room-2' });
    const url = urlOf(world, { name: 'room-2' }).replace('/room-2', '/room-1');
    expect(words(await check(world, url))).toContain(
      'It is signed for the stream room-2, and names another.',
    );
  });
});

describe('the pasted value', () => {
  test('is in no answer, log line, audit row or saved form', async () => {
    const world = await open();
    const url = urlOf(world).replace('room-1?', 'room-1?x=c0ffee&');
    const answer = await check(world, url);
    const kept = JSON.stringify([answer, world.logged, await world.services.store.audit.list({}, 99)]);
    expect(kept).not.toContain('c0ffee');
    expect(kept).not.toMatch(/txSecret=[0-9a-f]/);
    await world.desk.keepForm('url check', { url });
    expect(await world.desk.savedForm(await world.desk.keepForm('url check', { url }))).toMatchObject({
      form: { raw: {} },
    });
  });

  test('typed behind the command it only opens the form, empty', async () => {
    const world = await open();
    expect(world.desk.planTyped(`url check ${urlOf(world)}`)).toMatchObject({ first: 'form', raw: {} });
  });
});

test('is not for those who may not, and the attempt is kept without the value', async () => {
  const world = await open();
  expect(await check(world, urlOf(world), 'meg')).toMatchObject({ error: 'not-permitted' });
  expect(await world.services.store.audit.list({}, 9)).toMatchObject([
    { actor: 'slack:meg', command: 'url check', input: '{}', outcome: 'refused' },
  ]);
});

import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { fitsPattern } from '../../../src/core/user-id-policy.ts';
import { isSignedBy, readUserSig } from '../../../src/live/user-sig.ts';
import type { Answer } from '../../../src/core/dispatch.ts';
import { words } from '../../kit/person.ts';
import { signingPerson } from '../../kit/signing-person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const IM = { sdkAppId: 1_400_000_000, key: new Secret('canary-im-key') };
const open = () => openWorld({ grants: { test: ['slack:user:dev'], operate: ['slack:user:op'] } });
const make = (world: World, line: string, who = 'dev', settings = {}) =>
  signingPerson(world, who, { keys: { push: [], play: [], im: IM }, settings }).types(`usersig make ${line}`);
const sigOf = ({ reply }: Answer): string =>
  reply.blocks.flatMap((block) => (block.kind === 'code' ? [block.code] : []))[0] ?? '';

test('signs in as a user that the asker may have, for an hour', async () => {
  const answer = await make(await open(), 'test-7');
  expect(answer.audience).toBe('me');
  const read = readUserSig(sigOf(answer));
  expect([read?.user, read?.sdkAppId]).toEqual(['test-7', 1_400_000_000]);
  expect((read?.expires ?? 0) - (read?.madeAt ?? 0)).toBe(3600);
  expect(isSignedBy(sigOf(answer), 'canary-im-key')).toBe(true);
  expect(words(answer)).toContain('Keep it to yourself: whoever has it is test-7 until then.');
});

describe('who may have whom', () => {
  test.each([
    ['administrator', 'is an administrator of the chat service'],
    ['Administrator', 'is an administrator of the chat service'],
    ['boss', 'You may not have a UserSig of boss.'],
    ['tester', 'You may not have a UserSig of tester.'],
    ['a'.repeat(33), 'cannot be'],
    ['名', 'cannot be'],
  ])('%s is refused', async (user, said) => {
    const answer = await make(await open(), user);
    expect(words(answer)).toContain(said);
    expect(sigOf(answer)).toBe('');
  });

  test('an administrator is refused even where a pattern fits and everything is granted', async () => {
    const world = await openWorld({ grants: { admin: ['slack:user:root'] } });
    const answer = await make(world, 'administrator', 'root', { userIds: new Map([['admin', ['*']]]) });
    expect(answer.error).toBe('not-permitted');
  });

  test('patterns of every permission that the asker holds count', async () => {
    const userIds = new Map([
      ['test', ['test-*']],
      ['operate', ['host-*']],
    ]);
    const world = await openWorld({ grants: { test: ['slack:user:op'], operate: ['slack:user:op'] } });
    expect(sigOf(await make(world, 'host-1', 'op', { userIds }))).not.toBe('');
    expect(words(await make(await open(), 'host-1', 'dev', { userIds }))).toContain(
      'You may have one of test-*.',
    );
  });

  test.each([
    ['test-1', 'test-*', true],
    ['my-test-1', 'test-*', false],
    ['test.1', 'test.1', true],
    ['testx1', 'test.1', false],
    ['a', '*', true],
  ])('%s fits %s: %s', (user, pattern, fits) => expect(fitsPattern(user, pattern)).toBe(fits));
});

test('a life beyond the longest is refused, also beyond what is set', async () => {
  const world = await open();
  expect(words(await make(world, 'test-1 2h'))).toContain('the longest life of a UserSig for you is 1h.');
  const userSigLives = new Map([['test', 7200]]);
  expect(sigOf(await make(world, 'test-1 2h', 'dev', { userSigLives }))).not.toBe('');
  const short = await make(world, 'test-1', 'dev', { userSigLives: new Map([['test', 600]]) });
  const read = readUserSig(sigOf(short));
  expect((read?.expires ?? 0) - (read?.madeAt ?? 0)).toBe(600);
});

test('who asked is kept, also who was refused; the value is not', async () => {
  const world = await open();
  const sig = sigOf(await make(world, 'test-1'));
  await make(world, 'administrator');
  const rows = await world.services.store.audit.list({}, 9);
  expect(rows).toMatchObject([
    { command: 'usersig make', input: '{"user":"administrator"}', outcome: 'refused' },
    { command: 'usersig make', input: '{"user":"test-1"}', outcome: 'done' },
  ]);
  expect(JSON.stringify([rows, world.logged])).not.toContain(sig);
});

test('without a key its setting is named', async () => {
  const world = await open();
  expect(words(await world.person('dev').types('usersig make test-1'))).toContain(
    'sets IM_SDK_APP_ID and IM_SECRET_KEY',
  );
});

import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/dispatch.ts';
import { isDomainName } from '../../src/live/port.ts';
import { words } from '../kit/person.ts';
import { signingPerson } from '../kit/signing-person.ts';
import { openWorld, type World } from '../kit/world.ts';

const HOUR_S = 3600;

const open = () =>
  openWorld({
    grants: { view: ['slack:*'], test: ['slack:user:dev', 'slack:user:ann', 'discord:user:dev'] },
  });
const codes = ({ reply }: Answer): string[] =>
  reply.blocks.flatMap((block) => (block.kind === 'code' ? [block.code] : []));
const nameOf = (answer: Answer): string => /\/live\/(test\w{8})\?/.exec(codes(answer)[0] ?? '')?.[1] ?? '';
const expiry = (answer: Answer): number =>
  Number.parseInt(/txTime=([0-9A-F]+)$/.exec(codes(answer)[0] ?? '')?.[1] ?? '', 16);
const audits = (world: World) => world.services.store.audit.list({}, 20);

describe('a test stream', () => {
  test('has a name of its own, and all that is needed to push and to watch it for 2 h', async () => {
    const world = await open();
    const dev = world.person('dev');
    const [one, two] = [await dev.types('test'), await dev.types('test')];
    expect(one.audience).toBe('me');
    expect(nameOf(one)).toMatch(/^test[2-9a-z]{8}$/);
    expect(nameOf(two)).not.toBe(nameOf(one));
    expect(expiry(one)).toBe(world.services.now() + 2 * HOUR_S);
    expect(words(one)).toContain('Yours until 2026-11-22 14:00 UTC (2h). Then its push is cut,');
    expect(words(one)).toContain('and the cloud refuses these addresses.');
    expect(words(one)).toContain('OBS, stream key');
    expect(words(one)).toContain('Watch: FLV, play.example.com');
    expect(codes(one)).toHaveLength(10);
    expect(words(one)).toContain(`[Status] [Extend] [End ${nameOf(one)}]`);
  });

  test('lives as long as was asked for, within what is allowed', async () => {
    const world = await open();
    expect(expiry(await world.person('dev').types('test 30m'))).toBe(world.services.now() + HOUR_S / 2);
    const refused = await world.person('dev').types('test 3h');
    expect(words(refused)).toContain('for is 3h, and the longest life of a URL for you is 2h.');
    expect(codes(refused)).toEqual([]);
  });

  test('is for whoever may test', async () => {
    const world = await open();
    expect(words(await world.person('meg').types('test'))).toContain('Not allowed');
    expect(await audits(world)).toMatchObject([{ actor: 'slack:meg', command: 'test', outcome: 'refused' }]);
  });

  test('is not kept where nothing can be signed', async () => {
    const world = await open();
    const dev = signingPerson(world, 'dev', { keys: { push: [], play: [], im: undefined } });
    expect(words(await dev.types('test'))).toContain('The push key of push.example.com is not set');
    expect(words(await dev.types('test do=show'))).toContain('You have no test stream.');
  });

  test('of a domain that signs nothing says that its addresses stay good', async () => {
    const world = await open();
    const domain = 'push.example.com';
    if (!isDomainName(domain)) throw new TypeError(domain);
    const rest = { key: undefined, backup: undefined, hash: 'md5', templates: [] } as const;
    const push = [{ domain, keyFrom: 'TENCENT_PUSH_KEY', auth: false, ...rest }];
    const dev = signingPerson(world, 'dev', { keys: { push, play: [], im: undefined } });
    const answer = await dev.types('test');
    expect(codes(answer)[0]).toMatch(/^rtmp:\/\/push\.example\.com\/live\/test\w{8}$/);
    expect(words(answer)).toContain('This domain signs nothing, so the addresses stay good');
  });

  test('comes all the same when the cloud does not tell whether its name is used', async () => {
    const world = await open();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const answer = await world.person('dev').types('test');
    expect(words(answer)).toContain('The cloud did not say whether the name is live or banned already');
    expect(codes(answer)).toHaveLength(10);
  });

  test('is in the audit by its name, and what signs it is not', async () => {
    const world = await open();
    const answer = await world.person('dev').types('test 30m');
    const [row] = await audits(world);
    expect(row).toMatchObject({ actor: 'slack:dev', command: 'test', outcome: 'done' });
    expect(row?.target).toBe(`write:${nameOf(answer)}`);
    expect(row?.input).toBe(`{"for":"30m","stream":"push.example.com/live/${nameOf(answer)}"}`);
  });
});

describe('how many', () => {
  test('three for one person; the fourth is refused, with those that are open and a way to end them', async () => {
    const world = await open();
    const dev = world.person('dev');
    const names = [];
    for (const life of ['2h', '1h', '90m']) names.push(nameOf(await dev.types(`test ${life}`)));
    const full = await dev.types('test');
    expect(codes(full)).toEqual([]);
    expect(words(full)).toContain('No test stream: you have 3');
    expect(words(full)).toContain('One person has at most 3 at a time.');
    expect(words(full)).toContain(`[End ${names[1]}] [Addresses of ${names[1]}] [End ${names[2]}]`);
    expect((await audits(world))[0]).toMatchObject({ command: 'test', outcome: 'refused', input: '{}' });
    expect(codes(await world.person('ann').types('test'))).toHaveLength(10);
    const onDiscord = world.person('dev', { actor: { platform: 'discord' } });
    expect(codes(await onDiscord.types('test'))).toHaveLength(10);
  });

  test('never one more, however many are asked for at once', async () => {
    const world = await open();
    const dev = world.person('dev');
    const answers = await Promise.all(Array.from({ length: 12 }, () => dev.types('test')));
    expect(answers.filter((answer) => codes(answer).length > 0)).toHaveLength(3);
  });

  test('the place is free again when one is over', async () => {
    const world = await open();
    const dev = world.person('dev');
    for (const life of ['10m', '2h', '2h']) await dev.types(`test ${life}`);
    world.clock.advance(600_000);
    expect(codes(await dev.types('test'))).toHaveLength(10);
  });

  test('none, where the settings say so', async () => {
    const dev = signingPerson(await open(), 'dev', { settings: { leases: 0 } });
    expect(words(await dev.types('test'))).toContain('This installation hands out no test streams');
  });
});

describe('one that there is already', () => {
  test('shows its addresses again, to the same end', async () => {
    const world = await open();
    const dev = world.person('dev');
    const first = await dev.types('test');
    world.clock.advance(600_000);
    const again = await dev.types(`test stream=${nameOf(first)}`);
    expect(codes(again)).toEqual(codes(first));
    expect(words(again)).toContain('Yours until 2026-11-22 14:00 UTC (1h 50m).');
  });

  test('is extended: new addresses with a later end', async () => {
    const world = await open();
    const dev = world.person('dev');
    const first = await dev.types('test');
    world.clock.advance(HOUR_S * 1000);
    const more = await dev.presses(first, 'Extend');
    expect(nameOf(more)).toBe(nameOf(first));
    expect(expiry(more)).toBe(expiry(first) + HOUR_S);
    expect(words(more)).toContain(`Test stream ${nameOf(first)}, extended: new addresses`);
    const shorter = await dev.types(`test 30m stream=${nameOf(first)} do=extend`);
    expect(words(shorter)).toContain('is yours until 2026-11-22 15:00 UTC already');
  });

  test('is nobody else’s', async () => {
    const world = await open();
    const name = nameOf(await world.person('dev').types('test'));
    for (const action of ['show', 'extend', 'end']) {
      const answer = await world.person('ann').types(`test stream=${name} do=${action}`);
      expect(words(answer)).toContain(`You have no test stream ${name}: it is over, or somebody else's.`);
    }
  });

  test('is chosen where several fit', async () => {
    const world = await open();
    const dev = world.person('dev');
    const [one] = [await dev.types('test'), await dev.types('test')];
    const choice = await dev.types('test do=show');
    expect(words(choice)).toContain('You have 2 test streams: which one?');
    expect(codes(await dev.presses(choice, nameOf(one)))).toEqual(codes(one));
  });
});

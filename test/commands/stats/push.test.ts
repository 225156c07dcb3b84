import { describe, expect, test } from 'vitest';
import { filesOf, words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });
const PUSHES = 'DescribeLiveStreamPushInfoList';
const EXACT = { videoBps: 3_900_000, audioBps: 100_000, jitter: 0, clientIp: '203.0.113.77' };

const stats = async (world: World, what = '', who = 'meg') =>
  words(await world.person(who).types(`stats push ${what}`));

describe('one stream', () => {
  test('verdict, then figures against what was declared, their age and source', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(at('room-1'), EXACT);
    expect(await stats(world, 'room-1')).toBe(`✔ room-1: the push is fine

  Stream          push.example.com/live/room-1
  Frame rate      30 fps of 30 fps declared (100 %)
  Video bitrate   3.9 Mbps of 4.0 Mbps declared (98 %)
  Bitrate in all  4.0 Mbps
  Picture         1920*1080
  Codecs          H264 / AAC
  Began           2026-11-22 20:00:00 (as the cloud writes it, by Beijing time as a rule)
  Pushed from     203.0.113.x

Pushes: 0s old, a value every 5s, from ${PUSHES}. Monitoring data, not for billing.

[Refresh] [As CSV file] [Viewers] [Push history] [Viewer history] [Status]
`);
  });

  test.each([
    [{ fps: 20 }, '! room-1: too few frames\n\nThe encoder sends fewer frames than it declares'],
    [{ videoBps: 1_500_000 }, '! room-1: the bitrate is low\n\nThe bitrate is less than half'],
  ])('%j is named first', async (quality, said) => {
    const world = await openWorld();
    world.cloud.world.goLive(at('room-1'), { ...EXACT, ...quality });
    expect(await stats(world, 'room-1')).toContain(said);
  });

  test('that is not pushed has no figures, and no error', async () => {
    const world = await openWorld();
    const shown = await stats(world, 'room-1');
    expect(shown).toContain('i room-1 is not being pushed');
    expect(shown).not.toContain('fps');
  });

  test('says what the cloud did not answer, and claims nothing', async () => {
    const world = await openWorld();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action: PUSHES });
    const shown = await stats(world, 'room-1');
    expect(shown).toContain('may not do this in the Tencent account');
    expect(shown).not.toContain('not being pushed');
  });
});

describe('the address that is pushed from', () => {
  test('is whole for moderators only, in the file too', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(at('room-1'), EXACT);
    for (const what of ['', 'room-1']) {
      expect(await stats(world, what, 'meg')).toContain('203.0.113.x');
      expect(await stats(world, what, 'meg')).not.toContain('203.0.113.77');
      expect(await stats(world, what, 'mod')).toContain('203.0.113.77');
    }
    const file = async (who: string) =>
      filesOf(await world.person(who).types('stats push room-1 csv'))[0]?.content ?? '';
    expect(await file('meg')).toContain(',203.0.113.x,');
    expect(await file('mod')).toContain(',203.0.113.77,');
  });
});

describe('all streams', () => {
  test('those in trouble first, each with its units', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(at('a-fine'), EXACT);
    world.cloud.world.goLive(at('slow'), { ...EXACT, fps: 20 });
    const shown = await stats(world);
    expect(shown).toContain('! Pushes now: 2, in trouble: 1');
    expect(shown).toContain(`
  Stream       Verdict     Frames  In        Codec  Picture    From
  live/slow    few frames  20 fps  4.0 Mbps  H264   1920*1080  203.0.113.x
  live/a-fine  fine        30 fps  4.0 Mbps  H264   1920*1080  203.0.113.x
`);
    expect(shown).toContain(`0s old, a value every 5s, from ${PUSHES}`);
  });

  test('are all in the file, however many the table shows', async () => {
    const world = await openWorld();
    for (let room = 0; room < 25; room += 1) world.cloud.world.goLive(at(`room-${room}`), EXACT);
    const shown = await world.person('meg').types('stats push export=csv');
    expect(words({ reply: { ...shown.reply, blocks: shown.reply.blocks.slice(0, 2) } })).toContain(
      '… 5 more',
    );
    const [file] = filesOf(shown);
    expect(file?.content.trimEnd().split('\r\n')).toHaveLength(26);
    expect(words(shown)).toContain('25 rows of CSV, what is being pushed');
  });

  test('nothing is said in words', async () => {
    expect(await stats(await openWorld())).toContain('Nothing is being pushed.');
  });
});

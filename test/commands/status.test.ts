import { describe, expect, test } from 'vitest';
import { readCallbackEvent } from '../../src/web/callback-event.ts';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';
import { pushBody } from '../web/callback-bodies.ts';

const at = (name: string, app = 'live', domain = 'push.example.com') => ({ domain, app, name });
const ROOM = at('room-1');
const STATE = 'DescribeLiveStreamState';
const status = async (world: World, what = 'room-1', who = 'mod') =>
  words(await world.person(who).types(`status ${what}`));

test('live: verdict, figures against what was declared, source and age', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM, { beganMs: world.clock.now() - 2_520_000 });
  expect(await status(world)).toBe(`✔ room-1 is live

  Stream         push.example.com/live/room-1
  State          live, read 0s ago from DescribeLiveStreamState
  Live since     2026-11-22 11:18 UTC
  Resolution     1920*1080
  Frame rate     30 fps of 30 fps declared (100 %)
  Video bitrate  4.0 Mbps of 4.0 Mbps declared (100 %)
  Codecs         H264 / AAC

Push figures: 0s old, a value every 5s, from DescribeLiveStreamPushInfoList. Monitoring data, not for billing.

[Refresh] [Stats] [Cut…] [Ban…]
`);
});

test.each([
  [0.5, 'The encoder sends fewer frames than it declares'],
  [0.88, 'The encoder sends fewer frames than it declares'],
])('at %d of its quality the verdict comes first', async (factor, verdict) => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  world.cloud.world.stutter(ROOM, factor);
  expect(await status(world)).toMatch(new RegExp(String.raw`^! room-1 is live\n\n${verdict}`));
});

test('a stream at nine tenths of its frames is well', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  world.cloud.world.stutter(ROOM, 0.9);
  expect(await status(world)).toContain('✔ room-1 is live\n\n  Stream');
});

test('a thin picture at full frame rate has its own verdict', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM, { videoBps: 1_500_000 });
  expect(await status(world)).toContain('The bitrate is less than half of what is declared');
});

test('offline: when and why the last push ended', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM, { beganMs: world.clock.now() - 600_000 });
  world.cloud.world.endPush(ROOM);
  const card = await status(world);
  expect(card).toContain('i room-1 is not live');
  expect(card).toMatch(/Last push {2}ended 2026-11-22 12:00 UTC: /);
});

test('banned: until when, and the way back; the list of bans is read for nothing else', async () => {
  const world = await openWorld();
  await status(world);
  expect(world.calls('DescribeLiveForbidStreamList')).toBe(0);
  world.cloud.world.ban(ROOM, world.clock.now() + 7_200_000);
  const card = await status(world);
  expect(card).toContain('! room-1 is banned');
  expect(card).toContain("Banned until  2026-11-22 14:00 UTC (approximate, by Tencent's list)");
  expect(card).toMatch(/\[Refresh\] .*\[Unban room-1…\]\n$/);
});

test('banned where the list of bans is not offered: still banned, without its end', async () => {
  const world = await openWorld({ forbidList: 'gone' });
  world.cloud.world.ban(ROOM, world.clock.now() + 7_200_000);
  const card = await status(world);
  expect(card).toContain('room-1 is banned');
  expect(card).not.toContain('Banned until');
});

describe('the state call fails', () => {
  test('and nothing else is known: unknown, with the reason, never offline', async () => {
    const world = await openWorld();
    world.cloud.faults.add({ kind: 'error', code: 'InternalError', action: STATE });
    const card = await status(world);
    expect(card).toContain('! room-1: state unknown');
    expect(card).toContain('  State   unknown\n');
    expect(card).toContain('The cloud did not answer: ');
    expect(card).not.toContain('offline');
    expect(card).not.toContain('not live');
    expect(card).toMatch(/\[Unban room-1…\].* \[Ban…\]/);
  });

  test('and the lists have it: live, from the list', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    world.cloud.faults.add({ kind: 'error', code: 'InternalError', action: STATE });
    const card = await status(world);
    expect(card).toContain('room-1 is live');
    expect(card).toContain('from DescribeLiveStreamPushInfoList');
  });

  test('with everything else: one answer all the same', async () => {
    const world = await openWorld();
    world.cloud.faults.add({ kind: 'status', status: 502 });
    expect(await status(world)).toContain('room-1: state unknown');
  });
});

test('sources that disagree are both told, and live wins', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  // The push ends between the lists and the state.
  const end = world.cloud.onChange((change) => {
    if (change.kind !== 'called' || change.call.action !== 'DescribeLiveStreamOnlineList') return;
    end();
    world.cloud.world.endPush(ROOM);
  });
  const card = await status(world);
  expect(card).toContain('room-1 is live');
  expect(card).toContain('Sources disagree  DescribeLiveStreamState says offline');
});

describe('the same name elsewhere', () => {
  const domains = { pushDomains: ['push.example.com', 'other.example.com'] };
  const openTwins = async () => {
    const world = await openWorld(domains);
    world.cloud.world.goLive(at('room-1', 'backup'));
    world.cloud.world.goLive(at('room-1', 'live', 'other.example.com'));
    return world;
  };

  test('is named, and what is meant can be said', async () => {
    const world = await openTwins();
    world.cloud.world.goLive(ROOM);
    expect(await status(world)).toContain(
      'Also live under this name: push.example.com/backup/room-1, other.example.com/live/room-1.',
    );
    expect(await status(world, 'backup/room-1')).toContain('  push.example.com/backup/room-1\n');
    expect(await status(world, 'other.example.com/live/room-1')).toContain(
      '  other.example.com/live/room-1\n',
    );
  });

  test('is what is meant when the usual place is empty', async () => {
    const world = await openTwins();
    expect(await status(world)).toContain('push.example.com/backup/room-1');
    expect(await status(world, 'rtmp://other.example.com/live/room-1')).toContain(
      'other.example.com/live/room-1',
    );
  });
});

describe('named by URL', () => {
  test.each([
    'rtmp://push.example.com/live/room-1?txSecret=c0ffee&txTime=5C27',
    'srt://push.example.com:9000?streamid=#!::h=push.example.com,r=live/room-1,txSecret=c0ffee',
    'https://play.example.com/live/room-1.flv?txSecret=c0ffee',
    'https://play.example.com/live/room-1_hd.m3u8?txSecret=c0ffee',
    'webrtc://play.example.com/live/room-1',
  ])('%s', async (url) => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    const card = await status(world, url);
    expect(card).toContain('room-1 is live');
    expect(card).toContain('  push.example.com/live/room-1\n');
    expect(card).not.toContain('c0ffee');
  });

  test('of a domain that is not ours: refused before the cloud is asked', async () => {
    const world = await openWorld();
    const card = await status(world, 'rtmp://push.evil.example/live/room-1');
    expect(card).toContain('push.evil.example is none of the domains of this installation.');
    expect(card).toContain('Nothing was changed. The push domains are push.example.com.');
    expect(world.calls()).toBe(0);
  });
});

test('buttons are those that the asker may press', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  expect(await status(world, 'room-1', 'meg')).toMatch(/\n\[Refresh\] \[Stats\]\n$/);
  const mod = world.person('mod');
  const card = await mod.types('status room-1');
  expect(card.audience).toBe('me');
  expect(words(await mod.presses(card, 'Refresh'))).toContain('room-1 is live');
});

test('a stream of a mix that was started here says so, until it is stopped', async () => {
  const world = await openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
  for (const name of ['host', 'guest']) world.cloud.world.goLive({ ...ROOM, name });
  await world.passTime(10);
  const op = world.person('op');
  await op.presses(await op.types('mix start side-by-side host,guest show'), 'Start the mix');
  expect(await status(world, 'guest')).toContain(
    'It is mixed into show (side-by-side) since 2026-11-22 12:00 UTC.',
  );
  expect(await status(world, 'show')).toContain(
    'It is the output of a mix (side-by-side) of host, guest since 2026-11-22',
  );
  await op.types('mix stop show');
  expect(await status(world, 'guest')).not.toContain('mixed');
});

/** A world in which callbacks told of one push, which the lists do not have. */
async function openTold(errcode: number) {
  const world = await openWorld();
  const nowS = world.clock.now() / 1000;
  const receipt = { receivedAt: nowS, source: 'callback', isHint: false } as const;
  const told = { app: ROOM.domain, appname: ROOM.app, stream_id: ROOM.name, sequence: '1' };
  const bodies = [
    pushBody(1, { ...told, event_time: nowS - 600 }),
    pushBody(0, { ...told, event_time: nowS, push_duration: '600000', errcode }),
  ];
  await world.services.store.events.add(bodies.flatMap((body) => readCallbackEvent(body, receipt) ?? []));
  await world.bot.sessions.act();
  return world;
}

describe('what callbacks told', () => {
  const ENDED = 'ended 2026-11-22 12:00 UTC';
  test('an end that is newer than the lists is the reason that is shown, and said to be reported', async () => {
    const world = await openTold(8);
    const card = await status(world);
    expect(card).toContain(`Last push  reported: ${ENDED} after 10m: no data arrived for a long time (8)`);
    expect(card).toContain('Last pushes\nreported:');
    expect(card).toContain('from 203.0.113.7');
  });

  test('the address of a publisher is masked for who may only look', async () => {
    const card = await status(await openTold(8), 'room-1', 'viewer');
    expect(card).toContain('from 203.0.113.x');
    expect(card).not.toContain('203.0.113.7');
  });

  test('once the cloud has confirmed it, its own list tells the end', async () => {
    const world = await openTold(3);
    world.cloud.world.recall({
      stream: ROOM,
      beganMs: world.clock.now() - 600_000,
      endedMs: world.clock.now(),
    });
    world.clock.advance(60_000);
    await world.bot.sessions.check(await world.services.live.streams.online({}));
    const card = await status(world);
    expect(card).toContain(`Last push  ${ENDED}: the encoder ended the push (3/0)`);
    expect(card).toContain(
      `confirmed: ${ENDED} after 10m: the encoder ended the push (3/0), from 203.0.113.7`,
    );
  });

  test('another stream of the same name has its own', async () => {
    expect(await status(await openTold(8), 'backup/room-1')).not.toContain('Last push');
  });
});

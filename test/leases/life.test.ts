import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { DROP, HOUR_S, leased, openLeases, STATE, titles, toldLast } from './leased.ts';

describe('the life of a test stream, as whoever has it is told', () => {
  test('first push, trouble, better, gone, back, and its end', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    await world.passTime(60);
    expect(world.chat.told).toEqual([]);
    world.cloud.world.goLive(stream);
    await world.passTime(60);
    expect(toldLast(world)).toBe(`✔ ${name} is on the air and healthy

  Picture     1920*1080
  Frames      30 fps of 30 fps declared (100 %)
  Bitrate     4.0 Mbps of 4.0 Mbps declared (100 %)
  Sound       128 kbps
  Key frames  2 s apart
  Media time  keeps up with the clock
  Stream      push.example.com/live/${name}
  Ends        2026-11-22 14:00 UTC

Figures: 6s old, a value every 5s, from DescribeStreamPushInfoList. Monitoring data, not for billing.

[Status] [Extend] [End ${name}]
`);
    world.cloud.world.stutter(stream, 0.92);
    await world.passTime(120);
    world.cloud.world.stutter(stream, 1);
    await world.passTime(120);
    world.cloud.world.endPush(stream);
    await world.passTime(60);
    world.cloud.world.goLive(stream);
    await world.passTime(2 * HOUR_S, 20);
    expect(titles(world, name)).toEqual([
      'X is on the air and healthy',
      'X: the encoder is 8 % slower than real time: upstream or CPU',
      'X is on the air and healthy',
      'X is off the air',
      'X is on the air and healthy',
      'Test stream X is over',
    ]);
    expect(toldLast(world)).toContain('Push    cut: read back as off the air');
    expect(toldLast(world)).toContain('Its addresses have expired.');
    expect(
      world.chat.told.every(({ message, answer }) => message === undefined && answer.audience === 'me'),
    ).toBe(true);
    await world.passTime(HOUR_S, 60);
    expect(world.calls(DROP)).toBe(1);
    expect(world.chat.told).toHaveLength(6);
  });

  test('says why a push ended', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    await world.passTime(60);
    world.cloud.world.cut(stream);
    await world.passTime(30);
    expect(titles(world, name)).toEqual(['X is on the air and healthy', 'X is off the air']);
    expect(toldLast(world)).toContain('The push ended: cut by an API call (21/100). You can push again');
  });

  test('says that it is banned, and cuts nothing at the end', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    await world.passTime(60);
    world.cloud.world.ban(stream, world.clock.now() + 4 * HOUR_S * 1000);
    await world.passTime(2 * HOUR_S, 20);
    expect(titles(world, name)).toEqual([
      'X is on the air and healthy',
      'X is banned',
      'Test stream X is over',
    ]);
    expect(toldLast(world)).toContain('Push    nothing was being pushed');
    expect(world.calls(DROP)).toBe(0);
  });

  test('nobody ever pushes: it is over without a request', async () => {
    const world = await openLeases();
    const { name } = await leased(world, 'test 10m');
    await world.passTime(700, 5);
    expect(titles(world, name)).toEqual(['Test stream X is over']);
    expect(world.calls(DROP)).toBe(0);
  });

  test('a cloud that does not answer makes it neither come nor go', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    await world.passTime(60);
    world.cloud.faults.add({ kind: 'status', status: 502 });
    await world.passTime(120, 5);
    world.cloud.faults.clear();
    await world.passTime(60);
    expect(titles(world, name)).toEqual(['X is on the air and healthy']);
  });
});

describe('an encoder that the cloud says little of', () => {
  test('no figures in time: that is said, and the verdict follows', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    world.cloud.faults.add({ kind: 'status', status: 502, action: 'DescribeStreamPushInfoList' });
    world.cloud.faults.add({ kind: 'status', status: 502, action: 'DescribeLiveStreamPushInfoList' });
    world.cloud.world.goLive(stream);
    await world.passTime(90);
    expect(titles(world, name)).toEqual(['X is on the air; no figures yet']);
    world.cloud.faults.clear();
    await world.passTime(60);
    expect(titles(world, name)).toEqual(['X is on the air; no figures yet', 'X is on the air and healthy']);
  });

  test('figures of the moment alone, where the history does not answer', async () => {
    const world = await openLeases();
    const { name, stream } = await leased(world);
    world.cloud.faults.add({ kind: 'status', status: 502, action: 'DescribeStreamPushInfoList' });
    world.cloud.world.goLive(stream, { fps: 20, metaFps: 30 });
    await world.passTime(90);
    expect(titles(world, name)).toEqual(['X: the encoder sends fewer frames than it declares']);
    expect(toldLast(world)).toContain('from DescribeLiveStreamPushInfoList');
    expect(toldLast(world)).toContain('Media time  not told');
  });

  test('no verdict by the 2.0 API, which tells nothing of what is declared', async () => {
    const world = await openLeases({ api: 'legacy' });
    const { name, stream } = await leased(world);
    world.cloud.world.goLive(stream);
    await world.passTime(2 * HOUR_S + 60, 10);
    expect(titles(world, name)).toEqual(['X is on the air', 'Test stream X is over']);
    expect(world.chat.told[0] && words(world.chat.told[0].answer)).toContain('There is no verdict');
    expect(world.calls('Live_Channel_SetStatus')).toBe(1);
  });
});

describe('how often the cloud is asked', () => {
  test('every 3 s at first and ever less, where no callback ever came', async () => {
    const world = await openLeases();
    await leased(world);
    const before = world.calls(STATE);
    await world.passTime(60);
    expect(world.calls(STATE) - before).toBe(20);
    await world.passTime(600);
    const settled = world.calls(STATE);
    await world.passTime(600);
    expect(world.calls(STATE) - settled).toBe(20);
  });

  test('at once when a callback reports the push, and hardly before', async () => {
    const world = await openLeases();
    const { events, sessions } = world.services.store;
    const at = world.services.now();
    const body = { source: 'callback', isHint: false, body: '{}', name: 'other' } as const;
    await events.add([{ key: 'any', type: 1, at, receivedAt: at, ...body }]);
    const { name, stream } = await leased(world);
    const before = world.calls(STATE);
    await world.passTime(60);
    expect(world.calls(STATE) - before).toBe(2);
    world.cloud.world.goLive(stream);
    const startedAt = world.services.now();
    const session = { ...stream, sequence: '1', startedAt, endedAt: undefined, durationS: undefined };
    const unknown = { stopReason: undefined, stopMessage: undefined, width: 1920, height: 1080 };
    await sessions.report([{ ...session, ...unknown, clientIp: undefined }]);
    await world.passTime(45);
    expect(titles(world, name)).toEqual(['X is on the air and healthy']);
  });
});

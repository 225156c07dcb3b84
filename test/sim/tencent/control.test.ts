import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Lab } from './sim-client.ts';
import { keyOf, named, openLab, rowsOf } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

test('every listed control runs with its own example', async () => {
  const { status, json } = await lab.control('');
  expect(status).toBe(200);
  const controls = rowsOf(json, 'controls');
  expect(controls.map((control) => control['name'])).toContain('go-live');
  for (const { name, example } of controls) {
    const done = await lab.control(`/${String(name)}`, Object(example));
    expect([name, done.status]).toEqual([name, 200]);
  }
});

test('streams are moved and the world is shown', async () => {
  expect((await lab.control('/go-live', { stream: 'room-9', reconnectAfterMs: 5000 })).json).toEqual({
    accepted: true,
  });
  expect((await lab.control('/stutter', { stream: 'room-9', factor: 0.5 })).status).toBe(200);
  expect((await lab.control('/world')).json).toMatchObject({
    now: '2026-11-22T12:00:00Z',
    live: [{ stream: 'push.example.com/live/room-9', fps: 15, videoBps: 2_000_000 }],
  });
  await lab.control('/ban', { stream: 'room-9', forMs: 60_000 });
  expect(lab.sim.world.stateOf(keyOf('room-9'))).toBe('forbid');
  expect((await lab.control('/go-live', { stream: 'room-9' })).json).toEqual({ accepted: false });
  await lab.control('/allow', { stream: 'room-9' });
  await lab.control('/go-live', { stream: 'room-9' });
  await lab.control('/cut', { stream: 'room-9' });
  expect((await lab.control('/world')).json).toMatchObject({
    live: [],
    bans: [],
    ended: [{ reason: '21/100' }, { reason: '18/305', accepted: false }, { reason: '21/101' }],
  });
});

test('viewers and record tasks are made and shown', async () => {
  await lab.control('/go-live', { stream: 'room-9', viewers: 25 });
  const { json } = await lab.control('/record', { stream: 'room-9', forMs: 60_000, templateId: 1001 });
  await lab.control('/watch', { stream: 'room-9', viewers: 120 });
  const { taskId } = json;
  expect((await lab.control('/world')).json).toMatchObject({
    live: [{ stream: 'push.example.com/live/room-9', viewers: 120 }],
    recordTasks: [{ taskId, end: '2026-11-22T12:01:00Z', format: 'mp4' }],
    billedRecordings: [{ taskId, started: '2026-11-22T12:00:00Z' }],
  });
  await lab.control('/vod', { is: 'closed' });
  await lab.control('/record-limits', { running: 1 });
  expect(lab.sim.traits).toMatchObject({ vod: 'closed', recordLimits: { running: 1, perDay: 4000 } });
});

test('faults are planned and cleared', async () => {
  await lab.control('/fault-rate-limit', { action: 'DescribeLiveStreamState', times: 3 });
  expect(await lab.codeOf('DescribeLiveStreamState', named('room-1'))).toBe('RequestLimitExceeded');
  expect((await lab.control('/world')).json).toMatchObject({ faults: [{ kind: 'error', times: 2 }] });
  await lab.control('/clear-faults', {});
  expect(await lab.codeOf('DescribeLiveStreamState', named('room-1'))).toBeUndefined();
  await lab.control('/forbid-list', { is: 'gone' });
  expect(await lab.codeOf('DescribeLiveForbidStreamList')).toBe('InvalidAction');
  expect(rowsOf((await lab.control('/calls')).json, 'calls')).toHaveLength(3);
});

test('a wrong control is told what is wrong', async () => {
  expect((await lab.control('/no-such', {})).status).toBe(404);
  expect((await lab.control('/constructor')).status).toBe(404);
  expect(await lab.control('/stutter', { stream: 'room-1', factor: 'half' })).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining('factor'), example: { stream: 'room-1', factor: 0.4 } },
  });
});

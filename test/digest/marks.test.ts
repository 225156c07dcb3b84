import { describe, expect, test } from 'vitest';
import { marksOf } from '../../src/digest/marks.ts';
import type { AuditRow, Outcome } from '../../src/store/port.ts';
import { openWorld } from '../kit/world.ts';

const row = (command: string, more: Partial<AuditRow> = {}): AuditRow => ({
  at: 1000,
  call: 'c1',
  actor: 'slack:mod',
  place: 'slack:T1/C1',
  command,
  input: '{}',
  target: 'write:room-1',
  requestId: undefined,
  outcome: 'done',
  ...more,
});

describe('of the audit', () => {
  test('bans, unbans, cuts and recordings are marks, oldest first', () => {
    const rows = [
      row('unban', { at: 1300 }),
      row('record start', { at: 1200 }),
      row('cut', { at: 1100, actor: 'discord:42' }),
      row('ban', { input: '{"stream":"room-1","for":"2h","reason":"x"}' }),
    ];
    const mark = { stream: 'room-1', by: 'slack:mod', until: undefined };
    expect(marksOf(rows)).toEqual([
      { ...mark, at: 1000, kind: 'ban', until: 1000 + 7200 },
      { ...mark, at: 1100, kind: 'cut', by: 'discord:42' },
      { ...mark, at: 1200, kind: 'record' },
      { ...mark, at: 1300, kind: 'unban' },
    ]);
  });

  test.each<Outcome>(['nothing', 'unknown', 'refused'])('what ended as "%s" is none', (outcome) => {
    expect(marksOf([row('ban', { outcome })])).toEqual([]);
  });

  test('other commands are none, nor is what hit no stream', () => {
    const others = ['record stop', 'snapshot take', 'mix start', 'url push', 'ban now'];
    expect(marksOf(others.map((command) => row(command)))).toEqual([]);
    expect(marksOf([row('ban', { target: undefined })])).toEqual([]);
  });

  test('only the prefix of a target is no part of the name', () => {
    const target = 'write:write:x';
    expect(marksOf([row('cut', { target })]).map(({ stream }) => stream)).toEqual(['write:x']);
  });

  test.each(['{}', '{"for":7}', '{"for":"forever"}', '[]', '"2h"'])(
    'a ban whose end cannot be read from %s has none',
    (input) => {
      expect(marksOf([row('ban', { input })])).toMatchObject([{ kind: 'ban', until: undefined }]);
    },
  );
});

test('what people do in chat is marked as they asked for it, with its end', async () => {
  const world = await openWorld();
  const mod = world.person('mod');
  const stream = { domain: 'push.example.com', app: 'live', name: 'room-1' };
  const presses = async (line: string, label: string) => mod.presses(await mod.types(line), label);
  world.cloud.world.goLive(stream);
  await presses('cut room-1', 'Cut');
  await world.passTime(60);
  world.cloud.world.goLive(stream);
  await presses('ban room-1 90m nudity', 'Ban for');
  await world.passTime(60);
  await presses('unban room-1', 'Unban');
  await world.passTime(60);
  await world.person('mel').types('ban other 2h nudity');
  const from = Math.floor(world.clock.now() / 1000) - 180;
  const marks = marksOf(await world.services.store.audit.list({}, 100));
  const by = { stream: 'room-1', by: 'slack:mod' };
  expect(marks).toEqual([
    { ...by, at: from, kind: 'cut', until: undefined },
    { ...by, at: from + 60, kind: 'ban', until: from + 60 + 5400 },
    { ...by, at: from + 120, kind: 'unban', until: undefined },
  ]);
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OpenStore } from '../store.ts';
import { auditRow, intent, NOW } from './rows.ts';

export function auditContract(open: OpenStore): void {
  it('lists the newest first, the last written first within a second', async () => {
    const { store } = await open();
    const rows = [auditRow({ call: '1', at: NOW }), auditRow({ call: '2', at: NOW + 5 })];
    rows.push(auditRow({ call: '3', at: NOW }), auditRow({ call: '4', at: NOW + 5 }));
    for (const row of rows) await store.audit.append(row);
    const listed = await store.audit.list({}, 3);
    expect(listed.map(({ call }) => call)).toEqual(['4', '2', '3']);
  });

  it('lists by target, by actor and by both', async () => {
    const { store } = await open();
    const who = ['ann', 'bob', 'ann', 'bob'];
    const where = ['room-1', 'room-1', 'room-2', undefined];
    for (const [index, actor] of who.entries()) {
      await store.audit.append(auditRow({ call: `${index}`, at: NOW + index, actor, target: where[index] }));
    }
    const calls = async (filter: { target?: string; actor?: string }) =>
      (await store.audit.list(filter, 10)).map(({ call }) => call);
    expect(await calls({ target: 'room-1' })).toEqual(['1', '0']);
    expect(await calls({ actor: 'ann' })).toEqual(['2', '0']);
    expect(await calls({ target: 'room-1', actor: 'bob' })).toEqual(['1']);
    expect(await calls({ target: 'room-9' })).toEqual([]);
  });

  it('lists what was done in a span, its end left out', async () => {
    const { store } = await open();
    for (const second of [0, 1, 2]) {
      await store.audit.append(auditRow({ call: `${second}`, at: NOW + second }));
    }
    const listed = await store.audit.list({ from: NOW + 1, to: NOW + 2 }, 10);
    expect(listed.map(({ call }) => call)).toEqual(['1']);
    expect(await store.audit.list({ from: NOW + 1 }, 10)).toHaveLength(2);
    expect(await store.audit.list({ to: NOW + 1, actor: 'slack:T1/U2' }, 10)).toEqual([]);
  });

  it('lists writes and refused attempts in one row of time', async () => {
    const { store } = await open();
    await store.intents.begin(intent('a'));
    await store.audit.append(auditRow({ call: 'refused', at: NOW + 1 }));
    await store.intents.settle('a', NOW + 2, 'unknown', undefined);
    const listed = await store.audit.list({}, 10);
    expect(listed.map(({ outcome }) => outcome)).toEqual(['unknown', 'refused']);
  });

  it('keeps every text as it was, whatever it says', async () => {
    const { store } = await open();
    const said = fc.string({ unit: 'grapheme' });
    let runs = 0;
    const property = fc.asyncProperty(said, fc.option(said, { nil: undefined }), async (text, maybe) => {
      const row = auditRow({
        at: NOW + (runs += 1),
        actor: text,
        input: text,
        target: maybe,
        requestId: maybe,
      });
      await store.audit.append(row);
      expect(await store.audit.list({}, 1)).toEqual([row]);
      expect(await store.audit.list({ actor: text }, 1)).toEqual([row]);
    });
    const quotes = "'; drop table audit; -- ? $1 ${x} \u{1f6a8} 直播";
    await fc.assert(property, { numRuns: 40, examples: [[quotes, '\u0001\u200b\ufffe\u{10ffff}']] });
  });

  it('keeps a text that no database holds with a mark in place of what was lost', async () => {
    const { store } = await open();
    await store.audit.append(auditRow({ input: 'a\0b\ud800c\u{1f6a8}' }));
    expect(await store.audit.list({}, 1)).toMatchObject([{ input: 'a\ufffdb\ufffdc\u{1f6a8}' }]);
  });
}

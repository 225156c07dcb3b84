import type { AuditRow, Later, NewIntent, Rival } from '../../../src/store/port.ts';

/** 2026-11-22 23:33:20 UTC. */
export const NOW = 1_795_390_400;

type NewLook = Omit<Later, 'message' | 'intent'>;

export function look(id: string, over: Partial<NewLook> = {}): NewLook {
  const call = JSON.stringify({ who: 'slack:U1' });
  return { id, command: 'ban', call, memory: '{"n":0}', first: NOW, at: NOW + 30, until: NOW + 90, ...over };
}

export function auditRow(over: Partial<AuditRow> = {}): AuditRow {
  return {
    at: NOW,
    call: 'call-1',
    actor: 'slack:T1/U1',
    place: 'slack:T1/C1',
    command: 'ban',
    input: '{"stream":"room-1"}',
    target: 'write:room-1',
    requestId: undefined,
    outcome: 'refused',
    ...over,
  };
}

/** A write to `write:room-1` by its own actor, claimed for 25 s, whose asker saw an untouched target. */
export function intent(id: string, over: Partial<NewIntent> = {}): NewIntent {
  const { call, place, command, input, target } = auditRow({ call: `call of ${id}` });
  const actor = `actor of ${id}`;
  return {
    id,
    target: 'write:room-1',
    actor,
    at: NOW,
    claimUntil: NOW + 25,
    seen: 0,
    audit: { call, actor, place, command, input, target },
    look: look(id, { at: NOW + 25 }),
    ...over,
  };
}

/** The rival that `intent(id)` is to others, or (`isSame`) to itself. */
export function rival(id: string, running: boolean, at = NOW, isSame = false): { rival: Rival } {
  return { rival: { actor: `actor of ${id}`, at, command: 'ban', running, isSame } };
}

/** Starts `count` of them before any has ended. */
export function together<T>(count: number, start: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => start(index)));
}

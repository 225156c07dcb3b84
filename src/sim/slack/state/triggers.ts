import type { SimClock } from '../../clock.ts';
import type { Ids } from './ids.ts';

/** A trigger lives this long, counted from Slack's side. */
export const triggerLifeMs = 3000;

/** What pressing or typing allows: one modal, for this person, soon. */
export interface Trigger {
  readonly userId: string;
  /** The view it came from, when it came from a modal. */
  readonly viewId: string | undefined;
}

export type TriggerFault = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Uses the trigger up, or says why it cannot be used. */
  exchange(id: string): Trigger | TriggerFault;
}

export function createTriggers(clock: SimClock, ids: Ids): Triggers {
  const issued = new Map<string, { trigger: Trigger; atMs: number; isUsed: boolean }>();
  return {
    issue(trigger) {
      const id = `${ids.hex(13)}.${ids.hex(12)}.${ids.hex(32)}`;
      issued.set(id, { trigger, atMs: clock.now(), isUsed: false });
      return id;
    },
    exchange(id) {
      const known = issued.get(id);
      if (known === undefined) return 'invalid_trigger_id';
      if (known.isUsed) return 'exchanged_trigger_id';
      if (clock.now() - known.atMs > triggerLifeMs) return 'expired_trigger_id';
      known.isUsed = true;
      return known.trigger;
    },
  };
}

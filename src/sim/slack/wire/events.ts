import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';

/** An event is tried again at once, after a minute and after five. */
const retryAfterMs = [0, 60_000, 300_000];

/** Sends one event until it is acknowledged; false when every try failed. The event id stays the same. */
export async function deliverEvent(world: World, event: Json): Promise<boolean> {
  const payload = envelopeOf(world, event);
  const first = await world.deliver({ type: 'events_api', payload });
  let isDone = first.kind === 'acked';
  for (const [index, delayMs] of retryAfterMs.entries()) {
    if (isDone) return true;
    world.journal.refused('ack', 'timeout', `event ${String(event['type'])}`);
    const again = { retryAttempt: index + 1, retryReason: 'timeout' };
    // oxlint-disable-next-line no-await-in-loop -- one try after the other is the rule
    if (delayMs > 0) await new Promise<void>((resolve) => void world.clock.after(delayMs, resolve));
    // oxlint-disable-next-line no-await-in-loop -- as above
    isDone = (await world.deliver({ type: 'events_api', payload, ...again })).kind === 'acked';
  }
  return isDone;
}

function envelopeOf(world: World, event: Json): Json {
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    api_app_id: identity.appId,
    event: { event_ts: world.ids.ts(), ...event },
    type: 'event_callback',
    event_id: world.ids.id('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

import { actorKey, actorMention, placeKey, writeAsker, type Asker, type RawInput } from './call.ts';
import type { Context, OwnWrite, WriteOrder, Written } from './command.ts';
import { BotError, type Did } from './errors.ts';
import { internalError } from './failure.ts';
import type { Control, Receipt, UnixSeconds } from '../live/port.ts';
import type { NewIntent, Rival } from '../store/port.ts';
import type { Services } from './services.ts';
import { code, text, time } from './text.ts';

/** Seconds that a claim holds: longer than a write's own time-out, so that only a dead writer's claim runs out. */
export const CLAIM_S = 25;

/** The one write of a call: what it is for, and how it ended so far. */
export interface WriteTicket {
  /** Id of the intent and of its look. */
  readonly id: string;
  readonly asker: Asker;
  /** Who writes, where it is not the asker. */
  readonly actor?: string;
  readonly command: string;
  readonly input: RawInput;
  /** `Intents.last` when the person was shown the facts; undefined when nobody was asked. */
  seen: number | undefined;
  ended: Did;
  started: boolean;
}

/** Makes `Context.write` for one call: intent before, outcome and audit row after, one request in between. */
export function createWriter(ticket: WriteTicket, services: Services): Context['write'] {
  return async (order, send) => {
    if (ticket.started) throw new TypeError(`${ticket.command}: a call writes once`);
    ticket.started = true;
    const rival = await beginIntent(ticket, order, services);
    if (rival !== undefined) throw secondError(rival, order.stream.name);
    return sendOnce(ticket, send, services);
  };
}

/** Who an audit row names where the bot ends by itself what it had given. */
const OWN_ACTOR = 'tallylight:lease';

/** Makes `Context.writeOwn`: an id that derives from what the write belongs to takes the place of the one call. */
export function createOwnWriter(asker: Asker, command: string, services: Services): Context['writeOwn'] {
  return async (order, send) => {
    const ticket = ownTicket(order, asker, command);
    const rival = await beginIntent(ticket, order, services);
    if (rival?.isSame === true) return { outcome: 'begun' };
    if (rival !== undefined) throw secondError(rival, order.stream.name);
    const written = await sendOnce(ticket, send, services);
    // Nobody waits for it but the look that settles it, and there is nothing left to settle.
    if (written.outcome === 'done') await services.store.laters.drop(ticket.id);
    return written;
  };
}

const ownTicket = ({ id, input }: OwnWrite, asker: Asker, command: string): WriteTicket => ({
  id,
  asker,
  actor: OWN_ACTOR,
  command,
  input,
  seen: undefined,
  ended: 'nothing',
  started: true,
});

/** Gives who stands in its way; nothing was committed then. */
async function beginIntent(
  ticket: WriteTicket,
  order: WriteOrder,
  services: Services,
): Promise<Rival | undefined> {
  const { intents } = services.store;
  const target = `${order.beside ?? 'write'}:${order.stream.name}`;
  try {
    const seen = ticket.seen ?? (await intents.last(target));
    const begun = await intents.begin(intentOf(ticket, order, { target, seen, at: services.now() }));
    return 'rival' in begun ? begun.rival : undefined;
  } catch (thrown) {
    throw thrown instanceof BotError && thrown.did === 'nothing' ? thrown : notBegun(thrown);
  }
}

/** The store did not take the intent, so nothing left for the cloud, whatever the store itself made of it. */
function notBegun(cause: unknown): BotError {
  return new BotError('internal', {
    said: text`Tallylight's own memory did not take the order.`,
    did: 'nothing',
    next: text`Try again; if it happens again, give the reference to whoever runs Tallylight.`,
    cause,
  });
}

function intentOf(
  { id, asker, actor = actorKey(asker.actor), command, input }: WriteTicket,
  order: WriteOrder,
  { target, seen, at }: { target: string; seen: number; at: UnixSeconds },
): NewIntent {
  return {
    id,
    target,
    actor,
    at,
    claimUntil: at + CLAIM_S,
    seen,
    audit: {
      call: asker.id,
      actor,
      place: placeKey(asker.place),
      command,
      input: JSON.stringify(input),
      target: `write:${order.stream.name}`,
    },
    look: {
      id,
      command,
      call: writeAsker(asker),
      memory: JSON.stringify(order.memory),
      first: at,
      at: at + CLAIM_S,
      until: order.until,
    },
  };
}

async function sendOnce<R extends Receipt>(
  ticket: WriteTicket,
  send: (control: Control) => Promise<R>,
  services: Services,
): Promise<Written<R>> {
  const { intents, laters } = services.store;
  ticket.ended = 'unknown';
  try {
    const receipt = await send(services.live.control);
    ticket.ended = 'done';
    await intents.settle(ticket.id, services.now(), 'done', receipt.requestId);
    return { outcome: 'done', receipt };
  } catch (thrown) {
    const error = thrown instanceof BotError ? thrown : internalError(thrown, ticket.ended);
    if (ticket.ended === 'done') throw error;
    if (error.did === 'unknown') return { outcome: 'unknown', error };
    ticket.ended = 'nothing';
    await intents.settle(ticket.id, services.now(), 'nothing', error.requestId);
    await laters.drop(ticket.id);
    throw error;
  }
}

/** Two people, one stream: the second is told who was first (design: Write). */
function secondError(rival: Rival, name: string): BotError {
  const said = rival.running
    ? text`${actorMention(rival.actor)} is running ${code(rival.command)} on ${code(name)} since ${time(rival.at)}.`
    : text`${actorMention(rival.actor)} was first: ${code(rival.command)} on ${code(name)} at ${time(rival.at)}, after you were shown its state.`;
  return new BotError(rival.running ? 'busy' : 'already-done', {
    said,
    did: 'nothing',
    next: text`Look at the stream again, then decide.`,
  });
}

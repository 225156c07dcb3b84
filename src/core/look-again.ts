import { readAsker, writeAsker, type Asker } from './call.ts';
import type { Command } from './command.ts';
import { createContext } from './context.ts';
import { BotError } from './errors.ts';
import { failureReply } from './failure.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Answer } from './dispatch.ts';
import type { Reply } from './reply.ts';
import { sealPlain, sealReply } from './saved-call.ts';
import type { Services } from './services.ts';
import type { TakenLater } from '../store/port.ts';
import { code, text } from './text.ts';
import type { WriteTicket } from './write.ts';

/** Seconds that a look woken late still gets. */
const WINDOW_S = 30;
/** A look is late when the bot was down when it fell due. */
const LATE_S = 10;

/** Stores the look that a reply asks for, or ends the one that its write committed; gives its id. */
export async function keepLook(
  reply: Reply,
  ticket: WriteTicket,
  services: Services,
): Promise<string | undefined> {
  const { laters } = services.store;
  if (reply.later === undefined) {
    if (ticket.started && ticket.ended === 'done') await laters.drop(ticket.id);
    return undefined;
  }
  const { memory, at, until } = reply.later;
  const { id, command, asker } = ticket;
  const call = writeAsker(asker);
  const later = { id, command, call, memory: JSON.stringify(memory), first: services.now(), at, until };
  await laters.put(later);
  return id;
}

/** When a look goes on: its new time, end and memory (JSON text). */
export interface NextLook {
  readonly at: UnixSeconds;
  readonly until: UnixSeconds;
  readonly memory: string;
}

export interface LookAnswer {
  /** What is to be told; undefined when there is nothing to say yet. */
  readonly answer: Answer | undefined;
  /** It is a message of its own, and the first answer stays as it is. */
  readonly beside: boolean;
  readonly asker: Asker;
  /** Undefined when the look is over. */
  readonly next: NextLook | undefined;
}

/**
 * Dispatches a look that fell due, as the person who asked first. It settles its write when that is still open, so that
 * each write has one audit row, also after a crash between intent and outcome.
 */
export async function lookAgain(taken: TakenLater, services: Services): Promise<LookAnswer> {
  const { memory, intent } = taken;
  const command = services.commands.get(taken.command);
  if (command?.look === undefined) throw new TypeError(`${taken.command}: a look fell due, but it has none`);
  const asker = readAsker(taken.call);
  const now = services.now();
  const until = now > taken.until + LATE_S ? now + WINDOW_S : taken.until;
  const context = createContext(asker, lookTicket(taken, asker), services);
  const seen = await command.look.run(JSON.parse(memory), context, until);
  if ('over' in seen) {
    const { outcome = 'unknown' } = seen;
    if (intent !== undefined) await services.store.intents.settle(intent, now, outcome, undefined);
    return { answer: undefined, beside: false, asker, next: undefined };
  }
  if ('again' in seen) {
    const kept = seen.memory === undefined ? memory : JSON.stringify(seen.memory);
    return {
      answer: undefined,
      beside: false,
      asker,
      next: { at: seen.again, until: seen.until ?? until, memory: kept },
    };
  }
  if (intent !== undefined) {
    await services.store.intents.settle(intent, services.now(), seen.outcome, undefined);
  }
  const reply = await sealReply(seen.reply, services);
  const { later } = seen.reply;
  const next = later && { at: later.at, until: later.until, memory: JSON.stringify(later.memory) };
  const answer = { reply, audience: audienceOf(command), endsQuestion: false };
  return { answer, beside: seen.beside === true, asker, next };
}

const audienceOf = (command: Command | undefined): Answer['audience'] =>
  command?.shows === 'to-channel' ? 'channel' : 'me';

/** What is told when a look broke too often. Throws when not even the asker can be read. */
export function lostLook(
  taken: TakenLater,
  cause: unknown,
  { commands, settings }: Services,
): { readonly asker: Asker; readonly answer: Answer } {
  const error = new BotError('internal', {
    said: text`What came of ${code(`/${settings.command} ${taken.command}`)} could not be read back.`,
    did: 'unknown',
    next: text`Look at the stream before you do anything again; give the reference to whoever runs Tallylight.`,
    cause,
  });
  const reply = sealPlain(failureReply(error, taken.id));
  const audience = audienceOf(commands.get(taken.command));
  return {
    asker: readAsker(taken.call),
    answer: { reply, audience, endsQuestion: false, error: error.code },
  };
}

const lookTicket = (taken: TakenLater, asker: Asker): WriteTicket => ({
  id: taken.id,
  asker,
  command: taken.command,
  input: {},
  seen: undefined,
  ended: 'nothing',
  started: false,
});

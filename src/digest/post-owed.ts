import type { DigestOrder, PartialDigest, Sending, ShownPart } from '../core/digest-order.ts';
import { UNTRIED } from '../core/digest-order.ts';
import { BotError } from '../core/errors.ts';
import type { SealedReply } from '../core/reply.ts';
import { nextRun, runsOwed } from '../core/rhythm.ts';
import { LIVES, sealReply } from '../core/saved-call.ts';
import type { Services } from '../core/services.ts';
import type { UnixSeconds } from '../live/port.ts';
import { chatOf, placeOf, type DigestChats } from './chat-of.ts';
import { mustHold, type HeldDigest } from './held-digest.ts';
import { makeOwed } from './make-owed.ts';
import { retryLater } from './retry-later.ts';

/** Tries of one run whose buttons are remembered. */
const MOST_TRIES = 5;

/** Posts the newest of the runs that are owed; what fails is tried again. */
export async function postOwed(held: HeldDigest, services: Services, chats: DigestChats): Promise<void> {
  const doubt: Doubt = { sending: held.order().sending };
  try {
    if (await stoodThere(held, services, chats)) return;
    await post(held, doubt, services, chats);
  } catch (cause) {
    await retryLater(held, { cause, sending: doubt.sending }, services, chats);
  }
}

/** What may stand in the channel without the bot knowing it. */
interface Doubt {
  sending: Sending | undefined;
}

/** A try that nobody confirmed is looked for: when it stands there, its run is done. */
async function stoodThere(held: HeldDigest, services: Services, chats: DigestChats): Promise<boolean> {
  const order = held.order();
  const { sending } = order;
  if (sending === undefined) return false;
  const back = await chatOf(order, chats).readBack(placeOf(order), sending.buttons, sending.run);
  if (back.found === 'nowhere') await held.keep({ sending: undefined });
  if (back.found !== 'here') return false;
  await done(held, { run: sending.run, part: sending.part, message: back.message }, services);
  return true;
}

async function post(held: HeldDigest, doubt: Doubt, services: Services, chats: DigestChats): Promise<void> {
  const { now } = services;
  const order = held.order();
  const runs = runsOwed(order.rhythm, held.nextRun(), now());
  const run = runs.at(-1) ?? held.nextRun();
  const unconfirmed = order.sending;
  doubt.sending = unconfirmed?.run === run ? unconfirmed : undefined;
  const { reply, part } = await makeOwed({ id: held.id, order, runs, unconfirmed }, services);
  const sealed = await sealReply(reply, services, LIVES.digest);
  mustHold(held, now());
  const sending = sendingOf(sealed, { run, part }, doubt.sending);
  // From here on a crash leaves a digest that may stand there; its next try says so.
  if (!(await held.keep({ sending, retryAt: held.until }))) return;
  // A store that was slow to answer may have kept it for longer than that.
  mustHold(held, now());
  const message = await send({ held, order, run, sending, doubt }, sealed, chats);
  await done(held, { run, part, message }, services);
}

function sendingOf(
  { buttons }: SealedReply,
  { run, part }: { readonly run: UnixSeconds; readonly part: ShownPart | undefined },
  before: Sending | undefined,
): Sending {
  const [button] = buttons.map(({ id }) => id);
  const all = [...(before?.buttons ?? []), ...(button === undefined ? [] : [button])];
  return { run, buttons: all.slice(-MOST_TRIES), part };
}

interface Send {
  readonly held: HeldDigest;
  readonly order: DigestOrder;
  readonly run: UnixSeconds;
  readonly sending: Sending;
  readonly doubt: Doubt;
}

async function send(
  { held, order, run, sending, doubt }: Send,
  reply: SealedReply,
  chats: DigestChats,
): Promise<string> {
  const before = doubt.sending;
  const chat = chatOf(order, chats);
  doubt.sending = sending;
  try {
    return await chat.post(placeOf(order), reply, `${held.id}:${run}`);
  } catch (thrown) {
    if (thrown instanceof BotError && thrown.did === 'nothing') doubt.sending = before;
    throw thrown;
  }
}

interface Posted {
  readonly run: UnixSeconds;
  readonly part: ShownPart | undefined;
  readonly message: string;
}

async function done(held: HeldDigest, { run, part, message }: Posted, { log }: Services): Promise<void> {
  const order = held.order();
  const partial: PartialDigest | undefined = part && {
    ...part,
    message,
    wakeAt: part.readyAt,
    tries: 0,
  };
  const kept = await held.keep({ ...UNTRIED, partial }, nextRun(order.rhythm, run));
  // Whoever changed it meanwhile has moved it past this run.
  if (!kept) log.warn('digest was changed while it was posted', { digest: held.id, run });
  log.info('digest posted', { digest: held.id, run, tries: order.tries, isFinal: part === undefined });
}

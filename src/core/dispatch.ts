import { actorKey, actorMention, type Call, type RawInput } from './call.ts';
import { auditCall } from './audit-call.ts';
import type { Command, Context } from './command.ts';
import { createContext } from './context.ts';
import { BotError, type Did, type ErrorCode } from './errors.ts';
import { badInput, failureReply, internalError } from './failure.ts';
import { fieldsOf, readInput, savableInput } from './fields.ts';
import { permit } from './permit.ts';
import { unknownCommand } from './plan.ts';
import type { Reply, SealedReply } from './reply.ts';
import { keepLook } from './look-again.ts';
import {
  LIVES,
  readSavedCall,
  saveConfirmation,
  sealPlain,
  sealReply,
  type SavedBody,
} from './saved-call.ts';
import { newId, type Services } from './services.ts';
import { text, time } from './text.ts';
import { usageOf } from './usage.ts';
import type { WriteTicket } from './write.ts';

/** What the platform is to show, and to whom. */
export interface Answer {
  readonly reply: SealedReply;
  readonly audience: 'me' | 'channel';
  /** The look that will edit this answer: tell `Desk.landed` which message it became. */
  readonly look?: string | undefined;
  /** The private question that was pressed is over: its message says so and loses its button. */
  readonly endsQuestion: boolean;
  /** Set when the reply tells of an error. */
  readonly error?: ErrorCode;
}

interface Request {
  readonly path: string;
  readonly command: Command;
  readonly raw: RawInput;
  readonly confirmed: SavedBody['confirmed'];
  readonly ticket: WriteTicket;
}

/**
 * The verb: find, permit, read input, ask or confirm, run, seal buttons, audit. Never throws: every error becomes an
 * answer that says what happened, whether anything was changed, and what to do next.
 */
export async function dispatch(call: Call, services: Services): Promise<Answer> {
  const progress: { ticket?: WriteTicket } = {};
  try {
    const request = await findRequest(call, services);
    progress.ticket = request.ticket;
    const { path, command, confirmed, ticket } = request;
    await permit(call, { path, command, input: ticket.input, askedOf: confirmed?.by }, services);
    return await answer(call, request, services);
  } catch (thrown) {
    return failed(thrown, call, services, progress.ticket);
  }
}

function failed(thrown: unknown, call: Call, services: Services, ticket: WriteTicket | undefined): Answer {
  const { ended, started } = ticket ?? { ended: 'nothing', started: false };
  const did = started ? didOf(thrown, ended) : 'nothing';
  const error = thrown instanceof BotError && thrown.did === did ? thrown : internalError(thrown, did);
  const detail = { call: call.id, code: error.code, did, cause: thrown };
  if (error.code === 'internal') services.log.error('dispatch failed', detail);
  const reply = sealPlain(failureReply(error, call.id));
  // A question whose facts are old, or whose button was used, can only be asked anew.
  const endsQuestion = did !== 'nothing' || error.code === 'already-done';
  return { reply, audience: 'me', endsQuestion, error: error.code };
}

/** An error that came after the write knows nothing of the write. */
const didOf = (thrown: unknown, ended: Did): Did =>
  ended === 'nothing' && thrown instanceof BotError ? thrown.did : ended;

async function findRequest(call: Call, services: Services): Promise<Request> {
  const body: SavedBody =
    call.origin === 'button'
      ? await readSavedCall(call.button, services)
      : { command: call.command, input: call.input };
  const command = services.commands.get(body.command);
  if (command === undefined) throw unknownCommand(body.command, services.settings.command, services.commands);
  const raw = savableInput(fieldsOf(command.input), body.input);
  const id = newId(services.random);
  const { confirmed } = body;
  const ticket: WriteTicket = {
    id,
    asker: call,
    command: body.command,
    input: raw,
    seen: confirmed?.seen,
    ended: 'nothing',
    started: false,
  };
  // Fields that the schema does not know are kept, so that reading the input can refuse them.
  return { path: body.command, command, raw: { ...body.input, ...raw }, confirmed, ticket };
}

async function answer(call: Call, request: Request, services: Services): Promise<Answer> {
  const { command, path, raw } = request;
  const read = readInput(command.input, raw);
  if (read.problems !== undefined) {
    throw badInput(read.problems, usageOf(services.settings.command, path, command));
  }
  const context = createContext(call, request.ticket, services);
  if (command.confirm !== undefined && request.confirmed === undefined) {
    return question(call, request, read.input, context, services);
  }
  await pin(request, read.input, services);
  const audited = (run: () => Promise<Reply>) => runAudited(call, request, run, services);
  const reply = await runOnce(call, request, services, () => audited(() => command.run(read.input, context)));
  const look = await keepLook(reply, request.ticket, services);
  const audience = command.shows === 'to-channel' ? 'channel' : 'me';
  return {
    reply: await sealReply(reply, services),
    audience,
    look,
    endsQuestion: request.confirmed !== undefined,
  };
}

/** Who was handed a secret, and who was refused one, is kept: before the answer leaves. */
async function runAudited(
  call: Call,
  { command, path, raw }: Request,
  run: () => Promise<Reply>,
  services: Services,
): Promise<Reply> {
  if (command.audited !== true) return run();
  const wish = { path, input: savableInput(fieldsOf(command.input), raw) };
  try {
    const reply = await run();
    const { input, outcome } = reply.audit ?? { input: {}, outcome: 'done' };
    await auditCall(call, { path, input: { ...wish.input, ...input } }, outcome, services);
    return reply;
  } catch (thrown) {
    if (thrown instanceof BotError && thrown.code === 'not-permitted') {
      await auditCall(call, wish, 'refused', services);
    }
    throw thrown;
  }
}

/** A write that asks nothing is pinned when it starts: what others do while it looks around stops it all the same. */
async function pin(
  { command, ticket }: Request,
  input: Record<string, unknown>,
  services: Services,
): Promise<void> {
  const target = command.writesTo?.(input, services.settings);
  if (target !== undefined) ticket.seen ??= await services.store.intents.last(`write:${target}`);
}

/** The number of the newest write is read before the facts, so that no write can hide between the two. */
async function question(
  call: Call,
  { command, path, raw }: Request,
  input: Record<string, unknown>,
  context: Context,
  services: Services,
): Promise<Answer> {
  const target = command.writesTo?.(input, services.settings);
  const seen = target === undefined ? 0 : await services.store.intents.last(`write:${target}`);
  const asked = await command.confirm?.(input, context);
  if (asked === undefined) throw new TypeError(`${path}: asks without a question`);
  const clean = { ...savableInput(fieldsOf(command.input), raw), ...asked.pins };
  const id = await saveConfirmation(path, clean, { by: actorKey(call.actor), seen }, services);
  const hint = text`Nothing has been changed yet. The button works until ${time(services.now() + LIVES.confirmation)}.`;
  const reply: SealedReply = {
    tone: 'warning',
    title: asked.title,
    blocks: [...asked.blocks, { kind: 'text', text: hint }],
    buttons: [{ label: asked.verb, style: asked.danger ? 'danger' : 'primary', id }],
  };
  return { reply, audience: 'me', endsQuestion: false };
}

/** A confirmed press is spent before it runs, and given back when nothing came of it. */
async function runOnce(
  call: Call,
  request: Request,
  services: Services,
  run: () => Promise<Reply>,
): Promise<Reply> {
  if (call.origin !== 'button' || request.confirmed === undefined) return run();
  const { calls } = services.store;
  if (!(await calls.spend(call.button, actorKey(call.actor), services.now())))
    throw await spentError(call.button, services);
  try {
    return await run();
  } catch (thrown) {
    if (didOf(thrown, request.ticket.ended) === 'nothing') await calls.giveBack(call.button);
    throw thrown;
  }
}

async function spentError(button: string, services: Services): Promise<BotError> {
  const spent = (await services.store.calls.read(button))?.spent;
  return new BotError('already-done', {
    said:
      spent === undefined
        ? text`This button is being pressed a second time.`
        : text`This button was pressed by ${actorMention(spent.by)} at ${time(spent.at)}.`,
    did: 'nothing',
    next: text`Look at the stream for how it ended.`,
  });
}

import { badInput, failureReply } from '../../core/failure.ts';
import { readInput } from '../../core/fields.ts';
import type { RawInput } from '../../core/call.ts';
import type { Plan } from '../../core/plan.ts';
import type { SealedReply } from '../../core/reply.ts';
import { sealPlain } from '../../core/saved-call.ts';
import { text } from '../../core/text.ts';
import { usageOf } from '../../core/usage.ts';
import { errorFields } from './errors.ts';
import { defer, run } from './first-answer.ts';
import type { Link } from './link.ts';
import type { InboundOf } from './read.ts';
import { render } from './render.ts';

type SentForm = InboundOf<'form'>;

/** Takes a sent form: its fields are checked without I/O, since a modal cannot be answered with a modal. */
export async function takeForm(link: Link, inbound: SentForm): Promise<void> {
  const { desk } = link;
  const { asker, path, raw } = inbound;
  const allowed = desk.allowed(asker.actor, path).allowed;
  const plan = desk.planInput(path, raw);
  const fault = allowed ? faultOf(plan, raw, desk.root) : undefined;
  if (fault !== undefined) return correct(link, inbound, fault);
  const deferral = allowed && plan.first === 'public' ? 'public' : 'private';
  return run(link, inbound, deferral, { ...asker, origin: 'form', command: path, input: raw });
}

/** What is wrong with the fields, missing ones included. */
function faultOf(plan: Plan, raw: RawInput, root: string): SealedReply | undefined {
  if (plan.first === 'refused') return plan.reply;
  const { problems } = readInput(plan.command.input, raw);
  if (problems === undefined) return undefined;
  return sealPlain(failureReply(badInput(problems, usageOf(root, plan.path, plan.command)), ''));
}

/** Tells the fault privately, with a button that opens the form again as it was filled in. */
async function correct(link: Link, inbound: SentForm, fault: SealedReply): Promise<void> {
  if (!(await defer(link, inbound, 'private'))) return;
  const id = await keepForm(link, inbound);
  const buttons = id === undefined ? [] : [{ label: text`Correct`, style: 'primary' as const, id }];
  await link.api.editAnswer(inbound.way, render({ ...fault, buttons }, link.catalogue));
}

/** The fault is told without its button rather than not at all. */
async function keepForm({ desk }: Link, { asker, path, raw }: SentForm): Promise<string | undefined> {
  try {
    return await desk.keepForm(path, raw);
  } catch (thrown) {
    desk.log.warn('discord form not kept', { call: asker.id, ...errorFields(thrown) });
    return undefined;
  }
}

import { failureReply, internalError } from '../../core/failure.ts';
import { opensForm, sealPlain } from '../../core/saved-call.ts';
import { errorFields } from './errors.ts';
import { offer, openForm, run, sayFirst } from './first-answer.ts';
import type { Link } from './link.ts';
import type { Answerable } from './read.ts';
import { choicesFor, planOptions } from './suggest.ts';
import { takeForm } from './take-form.ts';

type Of<K extends Answerable['kind']> = Extract<Answerable, { kind: K }>;

/** Takes one interaction from its first answer to its last; never throws. */
export async function take(link: Link, inbound: Answerable): Promise<void> {
  const call = inbound.asker.id;
  try {
    await takeKind(link, inbound);
  } catch (thrown) {
    link.desk.log.error('discord request failed', { call, kind: inbound.kind, ...errorFields(thrown) });
    await sorry(link, inbound, thrown);
  }
}

function takeKind(link: Link, inbound: Answerable): Promise<void> {
  switch (inbound.kind) {
    case 'command':
      return takeCommand(link, inbound);
    case 'suggest':
      return takeSuggest(link, inbound);
    case 'button':
      return takeButton(link, inbound);
    case 'form':
      return takeForm(link, inbound);
  }
}

/** Whoever may not run it is refused by dispatch, which keeps the audit; privately, so the deferral is private. */
async function takeCommand(link: Link, inbound: Of<'command'>): Promise<void> {
  const { desk } = link;
  const { asker, path } = inbound;
  const plan = planOptions(desk, path, inbound.raw);
  if (plan.first === 'refused') return sayFirst(link, inbound, plan.reply);
  const first = desk.allowed(asker.actor, path).allowed ? plan.first : 'private';
  if (first === 'form') return openForm(link, inbound, desk.formOf(path, plan.raw));
  return run(link, inbound, first, { ...asker, origin: 'typed', command: path, input: plan.raw });
}

async function takeSuggest(link: Link, inbound: Of<'suggest'>): Promise<void> {
  const { asker, path, typed } = inbound;
  const allowed = link.desk.allowed(asker.actor, path).allowed;
  await offer(link, inbound, allowed ? choicesFor(link.desk, typed) : []);
}

/** Only a button that opens a form has its call read before the first answer: a modal can be nothing else. */
async function takeButton(link: Link, inbound: Of<'button'>): Promise<void> {
  const { asker, button, onPrivate } = inbound;
  if (opensForm(button)) {
    const saved = await link.desk.savedForm(button);
    if ('reply' in saved) return sayFirst(link, inbound, saved.reply);
    if (link.desk.allowed(asker.actor, saved.form.path).allowed) return openForm(link, inbound, saved.form);
  }
  const deferral = onPrivate ? 'update' : 'private';
  return run(link, inbound, deferral, { ...asker, origin: 'button', button });
}

/** Says that something broke, where nothing was said yet. */
async function sorry(link: Link, inbound: Answerable, cause: unknown): Promise<void> {
  if (inbound.kind === 'suggest') return;
  try {
    const reply = failureReply(internalError(cause, 'nothing'), inbound.asker.id);
    await sayFirst(link, inbound, sealPlain(reply));
  } catch {
    // It was answered before, or it is too late: the log has it.
  }
}

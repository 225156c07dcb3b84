import { offer, openForm, run, sayFirst } from './first-answer.ts';
import type { Link } from './link.ts';
import type { InboundOf } from './read.ts';
import { choicesFor, planOptions } from './suggest.ts';

/** Whoever may not run it is refused by dispatch, which keeps the audit; privately, so the deferral is private. */
export async function takeCommand(link: Link, inbound: InboundOf<'command'>): Promise<void> {
  const { desk } = link;
  const { asker, path } = inbound;
  const plan = planOptions(desk, path, inbound.raw);
  if (plan.first === 'refused') return sayFirst(link, inbound, plan.reply);
  const first = desk.allowed(asker.actor, path).allowed ? plan.first : 'private';
  if (first === 'form') return openForm(link, inbound, desk.formOf(path, plan.raw));
  return run(link, inbound, first, { ...asker, origin: 'typed', command: path, input: plan.raw });
}

/** Completes the stream that is being typed, from memory. */
export async function takeSuggest(link: Link, inbound: InboundOf<'suggest'>): Promise<void> {
  const { asker, path, typed } = inbound;
  const allowed = link.desk.allowed(asker.actor, path).allowed;
  await offer(link, inbound, allowed ? choicesFor(link.desk, typed) : []);
}

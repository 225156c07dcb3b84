import { opensForm } from '../../core/saved-call.ts';
import { openForm, run, sayFirst } from './first-answer.ts';
import type { Link } from './link.ts';
import type { InboundOf } from './read.ts';

/** Only a button that opens a form has its call read before the first answer: a modal can be nothing else. */
export async function takeButton(link: Link, inbound: InboundOf<'button'>): Promise<void> {
  const { asker, button, onPrivate } = inbound;
  if (opensForm(button)) {
    const saved = await link.desk.savedForm(button);
    if ('reply' in saved) return sayFirst(link, inbound, saved.reply);
    if (link.desk.allowed(asker.actor, saved.form.path).allowed) return openForm(link, inbound, saved.form);
  }
  const deferral = onPrivate ? 'update' : 'private';
  return run(link, inbound, deferral, { ...asker, origin: 'button', button });
}

import type { Call } from '../../core/call.ts';
import type { Form } from '../../core/desk.ts';
import type { SealedReply } from '../../core/reply.ts';
import { land, type Deferral } from './land.ts';
import type { Came, Link } from './link.ts';
import { renderForm } from './form.ts';
import { render } from './render.ts';
import { EPHEMERAL } from './send-once.ts';

/** Kinds of a first answer by Discord's number. */
const KINDS = { message: 4, deferMessage: 5, deferUpdate: 6, choices: 8, modal: 9 } as const;

/** Discord's name of the interaction that came. */
export const ticketOf = ({ asker, way }: Came) => ({ id: asker.id, way });

/** Answers at once and privately with a reply that needs no work. */
export async function sayFirst(link: Link, came: Came, reply: SealedReply): Promise<void> {
  const { body } = render(reply, link.catalogue);
  await link.api.answer(ticketOf(came), { type: KINDS.message, data: { ...body, flags: EPHEMERAL } });
}

/** Opens the form: a modal can only be the first answer. */
export async function openForm(link: Link, came: Came, form: Form): Promise<void> {
  const data = renderForm(form, link.desk.root, link.newId());
  await link.api.answer(ticketOf(came), { type: KINDS.modal, data });
}

/** A choice of an autocomplete, each text at most 100 characters. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Offers completions for the option that is being typed. */
export async function offer(link: Link, came: Came, choices: readonly Choice[]): Promise<void> {
  await link.api.answer(ticketOf(came), { type: KINDS.choices, data: { choices } });
}

/** Tells Discord to wait, and who will see the answer; false when another instance of the bot is at it. */
export function defer(link: Link, came: Came, deferral: Deferral): Promise<boolean> {
  if (deferral === 'update') return link.api.answer(ticketOf(came), { type: KINDS.deferUpdate });
  const flags = deferral === 'private' ? EPHEMERAL : 0;
  return link.api.answer(ticketOf(came), { type: KINDS.deferMessage, data: { flags } });
}

/** Defers, dispatches, and puts the answer where it belongs. */
export async function run(link: Link, came: Came, deferral: Deferral, call: Call): Promise<void> {
  if (!(await defer(link, came, deferral))) return;
  await land(link, came, deferral, await link.desk.dispatch(call));
}

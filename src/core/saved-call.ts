import * as z from 'zod';
import { BotError } from './errors.ts';
import { fieldsOf, missingFields, savableInput, type Field } from './fields.ts';
import type { RawInput } from './call.ts';
import type { Button, Reply, SealedReply, SentButton } from './reply.ts';
import { newId, type Services } from './services.ts';
import { code, text } from './text.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds that a button lives (design: Button). */
export const LIVES = { confirmation: 10 * MINUTE, card: 24 * HOUR, digest: 30 * 24 * HOUR } as const;

const bodyShape = z.object({
  command: z.string(),
  input: z.record(z.string(), z.string()),
  /** Set on the button of a question: who was asked, and the newest write that the facts had seen. */
  confirmed: z.object({ by: z.string(), seen: z.number() }).optional(),
});
export type SavedBody = z.output<typeof bodyShape>;

/** Does a press on this id open a form? Known without the store, since the form must be the first answer. */
export const opensForm = (buttonId: string): boolean => buttonId.startsWith('f');

/** Stores the calls of a reply's buttons, which live for `lifeS` seconds; what comes out may be shown. */
export async function sealReply(
  reply: Reply,
  services: Services,
  lifeS: number = LIVES.card,
): Promise<SealedReply> {
  const { tone, title, blocks, buttons = [] } = reply;
  const sealed = buttons.map((button) => sealButton(button, services));
  const until = services.now() + lifeS;
  await services.store.calls.save(sealed.map(({ id, body }) => ({ id, body, until })));
  return { tone, title, blocks, buttons: sealed.map(({ sent }) => sent) };
}

interface Sealed {
  readonly id: string;
  readonly body: string;
  readonly sent: SentButton;
}

function sealButton(button: Button, services: Services): Sealed {
  const { label, style, command: path, input } = button;
  const command = services.commands.get(path);
  if (command === undefined)
    throw new TypeError(`a button names the command "${path}", which does not exist`);
  const asksForm = missingFields(fieldsOf(command.input), input).length > 0;
  const id = `${asksForm ? 'f' : 'r'}${newId(services.random)}`;
  return { id, body: writeBody({ command: path, input }), sent: { label, style, id } };
}

/** A reply without buttons needs no store. */
export const sealPlain = ({ tone, title, blocks }: Reply): SealedReply => ({
  tone,
  title,
  blocks,
  buttons: [],
});

/** Stores the one button of a question and gives its id. */
export async function saveConfirmation(
  command: string,
  input: RawInput,
  confirmed: { by: string; seen: number },
  services: Services,
): Promise<string> {
  const id = `r${newId(services.random)}`;
  const until = services.now() + LIVES.confirmation;
  await services.store.calls.save([{ id, body: writeBody({ command, input, confirmed }), until }]);
  return id;
}

/** Stores a form as it was filled in, faults included, and gives the id of the button that opens it again. */
export async function saveForm(
  { path, fields, raw }: { path: string; fields: readonly Field[]; raw: RawInput },
  services: Services,
): Promise<string> {
  const id = `f${newId(services.random)}`;
  const streams = new Set(fields.filter(({ kind }) => kind.startsWith('stream')).map(({ name }) => name));
  // A stream's URL that cannot be read may still hold its signature, so it is asked for again (product C1).
  const kept = Object.entries(savableInput(fields, raw)).filter(
    ([name, value]) => !streams.has(name) || !/[=?&]|:\/\//.test(value),
  );
  const body = writeBody({ command: path, input: Object.fromEntries(kept) });
  await services.store.calls.save([{ id, body, until: services.now() + LIVES.card }]);
  return id;
}

/** The saved call of a pressed button; throws `button-gone` when it is unknown or its life is over. */
export async function readSavedCall(id: string, services: Services): Promise<SavedBody> {
  const saved = /^[fr]/.test(id) ? await services.store.calls.read(id) : undefined;
  if (saved === undefined || saved.until <= services.now()) {
    throw new BotError('button-gone', {
      said: text`This button is too old to be pressed.`,
      did: 'nothing',
      next: text`Give the command again, for example ${code(`/${services.settings.command} status`)}.`,
    });
  }
  return bodyShape.parse(JSON.parse(saved.body));
}

const writeBody = (body: SavedBody): string => JSON.stringify(body);

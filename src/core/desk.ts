import { readAsker, writeAsker, type Actor, type Asker, type Call, type RawInput } from './call.ts';
import { BotError } from './errors.ts';
import { dispatch, type Answer } from './dispatch.ts';
import { failureReply } from './failure.ts';
import { fieldsOf, type Field } from './fields.ts';
import { askText, decide, type Decision } from './permissions.ts';
import { planInput, planTyped, unknownCommand, type Plan } from './plan.ts';
import type { SealedReply } from './reply.ts';
import { readSavedCall, saveForm, sealPlain } from './saved-call.ts';
import { newId, type Log, type Services } from './services.ts';

/** A stream to complete a name with. */
export interface Suggestion {
  /** What is put into the field. */
  readonly value: string;
  /** What is shown, e.g. `room-1 · live`. */
  readonly label: string;
}

/** A form to open: its command, its fields in order (at most 5), and what is known already. */
export interface Form {
  readonly path: string;
  readonly summary: string;
  readonly fields: readonly Field[];
  readonly raw: RawInput;
}

/** What a chat platform may ask of the bot. Everything that does not return a promise is free of I/O. */
export interface Desk {
  /** The root slash command without its slash. */
  readonly root: string;
  readonly log: Log;
  readonly now: () => number;
  planTyped(line: string): Plan;
  planInput(path: string, raw: RawInput): Plan;
  /** May this person run the command? Asked before a form opens; dispatch asks again. */
  allowed(actor: Actor, path: string): Decision;
  /** The refusal of `allowed`, as a reply. */
  refusal(decision: Decision, actor: Actor): SealedReply;
  formOf(path: string, raw: RawInput): Form;
  /** The form that a pressed `f…` button opens, or the reply that says why not. */
  savedForm(buttonId: string): Promise<{ readonly form: Form } | { readonly reply: SealedReply }>;
  /** Keeps a form as it was filled in; gives the id of a button (`f…`) that opens it again. Throws for an unknown path. */
  keepForm(path: string, raw: RawInput): Promise<string>;
  /** Keeps who asked, where, and the way back while a form is open; `readAsker` gives it back by id. */
  keepAsker(asker: Asker): Promise<string>;
  readAsker(id: string): Promise<Asker | undefined>;
  dispatch(call: Call): Promise<Answer>;
  /** The answer became this message (named by its platform), which its look will edit. */
  landed(answer: Answer, message: string): Promise<void>;
  /** Stream names that fit what is typed so far, from memory: no store, no cloud. */
  suggest(typed: string, most: number): readonly Suggestion[];
}

/** Slack takes answers for 30 minutes; a form that stays open longer answers without its way back. */
const FORM_S = 24 * 3600;

/** The desk over these services; `suggest` comes from the stream index. */
export function createDesk(services: Services, suggest: Desk['suggest']): Desk {
  const { settings, commands, store, grants, log, now } = services;
  const formOf = (path: string, raw: RawInput): Form => {
    const command = commands.get(path);
    if (command === undefined) throw new TypeError(`no command ${path}`);
    return { path, summary: command.summary, fields: fieldsOf(command.input), raw };
  };
  return {
    root: settings.command,
    log,
    now,
    planTyped: (line) => planTyped(line, settings.command, commands),
    planInput: (path, raw) => planInput(path, raw, settings.command, commands),
    allowed: (actor, path) => decide(actor, commands.get(path)?.needs ?? 'admin', grants),
    refusal: refusalReply,
    formOf,
    savedForm: (buttonId) => savedForm(buttonId, services, formOf),
    keepForm: (path, raw) => saveForm(formOf(path, raw), services),
    async keepAsker(asker) {
      const id = `a${newId(services.random)}`;
      await store.calls.save([{ id, body: writeAsker(asker), until: now() + FORM_S }]);
      return id;
    },
    async readAsker(id) {
      const saved = id.startsWith('a') ? await store.calls.read(id) : undefined;
      return saved === undefined || saved.until <= now() ? undefined : readAsker(saved.body);
    },
    dispatch: (call) => dispatch(call, services),
    async landed(answer, message) {
      if (answer.look !== undefined) await store.laters.landed(answer.look, message);
    },
    suggest,
  };
}

function refusalReply(decision: Decision, actor: Actor): SealedReply {
  if (decision.allowed) throw new TypeError('nothing was refused');
  const next = askText(decision.ask, actor.platform);
  const error = new BotError('not-permitted', { said: decision.why, did: 'nothing', next });
  return sealPlain(failureReply(error, ''));
}

async function savedForm(
  buttonId: string,
  services: Services,
  formOf: Desk['formOf'],
): ReturnType<Desk['savedForm']> {
  try {
    const { command, input } = await readSavedCall(buttonId, services);
    if (!services.commands.has(command))
      throw unknownCommand(command, services.settings.command, services.commands);
    return { form: formOf(command, input) };
  } catch (thrown) {
    if (!(thrown instanceof BotError)) throw thrown;
    return { reply: sealPlain(failureReply(thrown, '')) };
  }
}

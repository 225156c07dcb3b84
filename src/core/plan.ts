import { badInput, badText, failureReply } from './failure.ts';
import type { RawInput } from './call.ts';
import type { Command, Commands } from './command.ts';
import { BotError } from './errors.ts';
import { fieldsOf, missingFields, problemsOf, savableInput } from './fields.ts';
import { findCommand, nearCommands } from './find-command.ts';
import { sealPlain } from './saved-call.ts';
import type { SealedReply } from './reply.ts';
import { shownInput } from './shown-input.ts';
import { code, text } from './text.ts';
import { readTypedText } from './typed-text.ts';
import { usageOf } from './usage.ts';

/** What the platform does first, found without I/O: open a form, or wait privately or publicly, or say what is wrong. */
export type Plan =
  | {
      readonly first: 'form' | 'private' | 'public';
      readonly path: string;
      readonly command: Command;
      readonly raw: RawInput;
    }
  | { readonly first: 'refused'; readonly reply: SealedReply };

/** Plans a typed line such as `ban room-1 24h nudity`; an empty line is `help`. */
export function planTyped(line: string, root: string, commands: Commands): Plan {
  const found = findCommand(line.trim() === '' ? 'help' : line, commands);
  if (found === undefined) return refused(unknownCommand(line, root, commands));
  const typed = readTypedText(found.rest, fieldsOf(found.command.input));
  if (typed.problem !== undefined) {
    return refused(badText(typed.problem, usageOf(root, found.path, found.command)));
  }
  return planInput(found.path, typed.raw, root, commands);
}

/** Plans a command whose fields came apart already: Discord's options, a saved button. */
export function planInput(path: string, raw: RawInput, root: string, commands: Commands): Plan {
  const command = commands.get(path);
  if (command === undefined) return refused(unknownCommand(path, root, commands));
  const [problem, ...more] = problemsOf(command.input, raw);
  if (problem !== undefined) return refused(badInput([problem, ...more], usageOf(root, path, command)));
  const fields = fieldsOf(command.input);
  const clean = savableInput(fields, raw);
  if (missingFields(fields, clean).length > 0) return { first: 'form', path, command, raw: clean };
  const asks = command.shows === 'to-me' || command.confirm !== undefined;
  return { first: asks ? 'private' : 'public', path, command, raw: clean };
}

/** No such command, with the nearest names. */
export function unknownCommand(line: string, root: string, commands: Commands): BotError {
  const near = nearCommands(line, commands).map((path) => `/${root} ${path}`);
  const [typed = ''] = line.trim().split(/\s+/);
  return new BotError('unknown-command', {
    said: text`There is no command ${code(shownInput(typed))}.`,
    did: 'nothing',
    next:
      near.length > 0
        ? text`Did you mean ${code(near.join(', '))}?`
        : text`See ${code(`/${root} help`)} for what there is.`,
  });
}

const refused = (error: BotError): Plan => ({ first: 'refused', reply: sealPlain(failureReply(error, '')) });

import type { Command } from './command.ts';
import { fieldsOf } from './fields.ts';

/** How a command is typed: `/live ban <stream> <for> <reason…>`; what is optional stands in brackets, what is secret is asked by a form. */
export function usageOf(root: string, path: string, command: Command): string {
  const shown = fieldsOf(command.input).filter(({ kind }) => kind !== 'secret');
  const words = shown.map(({ name, required, takesRest }) => {
    const word = takesRest === true ? `${name}…` : name;
    return required ? `<${word}>` : `[${word}]`;
  });
  return [`/${root}`, path, ...words].join(' ');
}

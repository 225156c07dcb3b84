import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { Command, Commands } from './core/command.ts';
import { fieldsOf } from './core/fields.ts';
import { PERMISSIONS } from './core/permissions.ts';

const FOLDER = new URL('../commands/', import.meta.url);

const commandShape = z.custom<Command>(
  (value) =>
    z
      .object({
        summary: z.string().min(1).max(60),
        input: z.instanceof(z.ZodObject),
        needs: z.enum(PERMISSIONS),
        shows: z.enum(['to-me', 'to-channel']),
        run: z.function(),
      })
      .safeParse(value).success,
);

/**
 * Loads every file of `commands/`; its path is the command's name (`record/start.ts` is `record start`). A file that is no
 * command stops the start and is named: throws a TypeError.
 */
export async function loadCommands(folder: URL = FOLDER): Promise<Commands> {
  const root = fileURLToPath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const loaded = await Promise.all(
    files.map(async (file) => [nameOf(root, file), await load(file)] as const),
  );
  return new Map(loaded.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const nameOf = (root: string, file: string): string =>
  relative(root, file)
    .replace(/\.[jt]s$/, '')
    .split(sep)
    .join(' ');

async function load(file: string): Promise<Command> {
  const loaded: unknown = await import(pathToFileURL(file).href);
  const command = z.object({ default: commandShape }).safeParse(loaded);
  if (!command.success) {
    throw new TypeError(`${file} does not export a command by default (src/core/command.ts, defineCommand)`);
  }
  const required = fieldsOf(command.data.default.input).filter((field) => field.required);
  if (required.length > 5)
    throw new TypeError(`${file}: a form holds 5 fields, ${required.length} are required`);
  return command.data.default;
}

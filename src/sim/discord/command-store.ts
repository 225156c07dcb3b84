import { apiError } from './api-error.ts';
import { checkCommand } from './command-check.ts';
import { createForm } from './form.ts';
import { numberOf } from './wire.ts';
import type { Fields } from './wire.ts';

const dayMs = 86_400_000;

/** The registered commands, of the application (`undefined`) and of each guild. */
export interface CommandStore {
  list(guildId: string | undefined): readonly Fields[];
  get(guildId: string | undefined, commandId: string): Fields;
  /** Registers one, or replaces the one of the same name and type. Throws 50035, 30032 or 30034. */
  put(guildId: string | undefined, command: Fields): { command: Fields; isNew: boolean };
  /** Replaces all. The body is a list. */
  putAll(guildId: string | undefined, commands: readonly unknown[]): readonly Fields[];
  patch(guildId: string | undefined, commandId: string, changes: Fields): Fields;
  remove(guildId: string | undefined, commandId: string): void;
  /** How many were created in the last 24 hours; the guild's own limit is 200. */
  createdToday(guildId: string | undefined): number;
}

interface StoreNeeds {
  applicationId: string;
  newId: () => string;
  nowMs: () => number;
  changed: () => void;
}

const limits = new Map([
  [1, 100],
  [2, 15],
  [3, 15],
  [4, 1],
]);

const typeOf = (command: Fields): number => numberOf(command['type'], 1);
const isSame = (left: Fields, right: Fields): boolean =>
  left['name'] === right['name'] && typeOf(left) === typeOf(right);

export function createCommandStore(needs: StoreNeeds): CommandStore {
  const scopes = new Map<string, readonly Fields[]>();
  const created = new Map<string, readonly number[]>();
  const scopeOf = (guildId: string | undefined): string => guildId ?? 'global';
  const list = (guildId: string | undefined): readonly Fields[] => scopes.get(scopeOf(guildId)) ?? [];
  const save = (guildId: string | undefined, commands: readonly Fields[]): void => {
    for (const [type, most] of limits) {
      if (commands.filter((command) => typeOf(command) === type).length > most) throw apiError(30032);
    }
    scopes.set(scopeOf(guildId), commands);
    needs.changed();
  };
  const recent = (guildId: string | undefined): readonly number[] =>
    (created.get(scopeOf(guildId)) ?? []).filter((atMs) => atMs > needs.nowMs() - dayMs);
  const countCreates = (guildId: string | undefined, count: number): void => {
    const all = [...recent(guildId), ...Array.from({ length: count }, needs.nowMs)];
    if (all.length > 200) throw apiError(30034);
    created.set(scopeOf(guildId), all);
  };
  const get = (guildId: string | undefined, commandId: string): Fields => {
    const command = list(guildId).find((entry) => entry['id'] === commandId);
    if (command === undefined) throw apiError(10063);
    return command;
  };
  return {
    list,
    get,
    createdToday: (guildId) => recent(guildId).length,
    put(guildId, body) {
      check(body);
      const old = list(guildId).find((command) => isSame(command, body));
      if (old === undefined) countCreates(guildId, 1);
      const command = complete(body, guildId, needs, old);
      save(guildId, [...list(guildId).filter((entry) => entry !== old), command]);
      return { command, isNew: old === undefined };
    },
    putAll(guildId, bodies) {
      const checked = checkAll(bodies);
      const olds = checked.map((body) => list(guildId).find((command) => isSame(command, body)));
      countCreates(guildId, olds.filter((old) => old === undefined).length);
      save(
        guildId,
        checked.map((body, index) => complete(body, guildId, needs, olds[index])),
      );
      return list(guildId);
    },
    patch(guildId, commandId, changes) {
      const old = get(guildId, commandId);
      check({ ...old, ...changes });
      const command = { ...old, ...changes, version: needs.newId() };
      save(
        guildId,
        list(guildId).map((entry) => (entry === old ? command : entry)),
      );
      return command;
    },
    remove(guildId, commandId) {
      const old = get(guildId, commandId);
      save(
        guildId,
        list(guildId).filter((entry) => entry !== old),
      );
    },
  };
}

function check(command: Fields): void {
  const form = createForm();
  checkCommand(form, command);
  form.done();
}

function checkAll(bodies: readonly unknown[]): readonly Fields[] {
  const form = createForm();
  const checked = bodies.map((body, index) => {
    const command = typeof body === 'object' && body !== null ? { ...body } : {};
    checkCommand(form.at(index), command);
    return command;
  });
  const names = checked.map((command: Fields) => `${typeOf(command)} ${String(command['name'])}`);
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    form
      .at(index)
      .at('name')
      .fault('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
  });
  form.done();
  return checked;
}

/** A command as Discord gives it back, with its defaults filled in. */
function complete(body: Fields, guildId: string | undefined, needs: StoreNeeds, old?: Fields): Fields {
  return {
    default_member_permissions: null,
    nsfw: false,
    type: 1,
    description: '',
    name_localizations: null,
    description_localizations: null,
    integration_types: [0],
    contexts: guildId === undefined ? [0, 1] : null,
    ...body,
    dm_permission: guildId === undefined ? (body['dm_permission'] ?? true) : undefined,
    id: old?.['id'] ?? needs.newId(),
    application_id: needs.applicationId,
    ...(guildId === undefined ? {} : { guild_id: guildId }),
    version: needs.newId(),
  };
}

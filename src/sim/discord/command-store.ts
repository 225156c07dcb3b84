import { apiError } from './api-error.ts';
import { checkCommands } from './command-check.ts';
import { createForm } from './form.ts';
import { numberOf } from './wire.ts';
import type { Fields } from './wire.ts';

const dayMs = 86_400_000;
const createsPerDay = 200;

/** The commands of one scope: the application's global ones, or a guild's. */
export interface CommandStore {
  list(guildId: string | undefined): readonly Fields[];
  /** Throws 10063. */
  get(guildId: string | undefined, commandId: string): Fields;
  /** Registers one, or replaces the one of the same name and type. Throws 50035, 30032 or 30034. */
  put(guildId: string | undefined, command: Fields): { command: Fields; isNew: boolean };
  /** Replaces all of them. Throws as `put`. */
  putAll(guildId: string | undefined, commands: readonly unknown[]): readonly Fields[];
  patch(guildId: string | undefined, commandId: string, changes: Fields): Fields;
  remove(guildId: string | undefined, commandId: string): void;
}

interface StoreNeeds {
  applicationId: string;
  newId: () => string;
  nowMs: () => number;
  changed: () => void;
}

/** One scope with its count of creates. */
interface Scope {
  readonly guildId: string | undefined;
  commands: readonly Fields[];
  createdAtMs: readonly number[];
}

// How many of each type: chat input, user, message, entry point.
const typeLimits = new Map([
  [1, 100],
  [2, 15],
  [3, 15],
  [4, 1],
]);

const typeOf = (command: Fields): number => numberOf(command['type'], 1);

export function createCommandStore(needs: StoreNeeds): CommandStore {
  const scopes = new Map<string, Scope>();
  const scopeOf = (guildId: string | undefined): Scope => {
    const key = guildId ?? 'global';
    const scope = scopes.get(key) ?? { guildId, commands: [], createdAtMs: [] };
    scopes.set(key, scope);
    return scope;
  };
  return {
    list: (guildId) => scopeOf(guildId).commands,
    get: (guildId, commandId) => find(scopeOf(guildId), commandId),
    put: (guildId, body) => put(scopeOf(guildId), body, needs),
    putAll(guildId, bodies) {
      const scope = scopeOf(guildId);
      save(
        scope,
        register(scope, check(bodies, 'list'), needs).map(({ command }) => command),
        needs,
      );
      return scope.commands;
    },
    patch: (guildId, commandId, changes) => patch(scopeOf(guildId), commandId, changes, needs),
    remove(guildId, commandId) {
      const scope = scopeOf(guildId);
      const old = find(scope, commandId);
      save(
        scope,
        scope.commands.filter((entry) => entry !== old),
        needs,
      );
    },
  };
}

function save(scope: Scope, commands: readonly Fields[], needs: StoreNeeds): void {
  keepLimits(commands);
  scope.commands = commands;
  needs.changed();
}

function put(scope: Scope, body: Fields, needs: StoreNeeds): { command: Fields; isNew: boolean } {
  const [made] = register(scope, check([body], 'one'), needs);
  if (made === undefined) throw apiError(50035);
  save(scope, [...scope.commands.filter((entry) => entry !== made.old), made.command], needs);
  return { command: made.command, isNew: made.old === undefined };
}

function patch(scope: Scope, commandId: string, changes: Fields, needs: StoreNeeds): Fields {
  const old = find(scope, commandId);
  const command = { ...old, ...changes, id: commandId, version: needs.newId() };
  check([command], 'one');
  save(
    scope,
    scope.commands.map((entry) => (entry === old ? command : entry)),
    needs,
  );
  return command;
}

function find(scope: Scope, commandId: string): Fields {
  const command = scope.commands.find((entry) => entry['id'] === commandId);
  if (command === undefined) throw apiError(10063);
  return command;
}

function keepLimits(commands: readonly Fields[]): void {
  for (const [type, most] of typeLimits) {
    if (commands.filter((command) => typeOf(command) === type).length > most) throw apiError(30032);
  }
}

/** Checks commands; the faults of a list stand under their index. */
function check(bodies: readonly unknown[], shape: 'one' | 'list'): readonly Fields[] {
  const form = createForm();
  const commands = checkCommands((index) => (shape === 'one' ? form : form.at(index)), bodies);
  form.done();
  return commands;
}

/** Counts the new ones of checked commands, and gives each with the one that it replaces. */
function register(
  scope: Scope,
  checked: readonly Fields[],
  needs: StoreNeeds,
): readonly { command: Fields; old: Fields | undefined }[] {
  const pairs = checked.map((body) => ({ body, old: scope.commands.find((entry) => isSame(entry, body)) }));
  const isRecent = (atMs: number): boolean => atMs > needs.nowMs() - dayMs;
  const fresh = pairs.filter(({ old }) => old === undefined).map(() => needs.nowMs());
  const createdAtMs = [...scope.createdAtMs.filter(isRecent), ...fresh];
  if (createdAtMs.length > createsPerDay) throw apiError(30034);
  scope.createdAtMs = createdAtMs;
  return pairs.map(({ body, old }) => ({ command: complete(body, scope.guildId, needs, old), old }));
}

function isSame(left: Fields, right: Fields): boolean {
  return left['name'] === right['name'] && typeOf(left) === typeOf(right);
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

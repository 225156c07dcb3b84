import type { Ids } from './ids.ts';
import { identity } from './identity.ts';
import type { Json } from '../json.ts';
import { isJson, objectsAt, textAt } from '../json.ts';
import type { FormState } from '../people/form-state.ts';
import { initialState } from '../people/form-state.ts';
import { withIds } from './with-ids.ts';

/** Modals lie on each other at most this deep. */
export const stackMax = 3;

/** A modal as it is open on one person's screen. */
export interface OpenView {
  readonly id: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  readonly hash: string;
  /** What the bot sent, with Slack's ids filled in. */
  readonly view: Json;
  readonly state: FormState;
  /** Shown under the inputs, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface Modals {
  top(userId: string): OpenView | undefined;
  depth(userId: string): number;
  find(id: string): OpenView | undefined;
  findByExternalId(externalId: string): OpenView | undefined;
  open(userId: string, view: Json): OpenView;
  push(userId: string, view: Json): OpenView;
  /** Shows other content in the same modal; inputs that stayed keep what was typed. */
  replace(id: string, view: Json): OpenView | undefined;
  alter(id: string, change: Partial<Pick<OpenView, 'state' | 'errors'>>): void;
  /** Takes the topmost modal away, or all of them. */
  close(userId: string, all: boolean): void;
}

export function createModals(ids: Ids, changed: () => void): Modals {
  const stacks = new Map<string, OpenView[]>();
  const stackOf = (userId: string) => stacks.get(userId) ?? [];
  const set = (userId: string, stack: OpenView[]) => {
    stacks.set(userId, stack);
    changed();
  };
  const all = () => [...stacks.values()].flat();
  const add = (userId: string, view: Json, below: OpenView[]) => {
    const opened = createView(ids, userId, view, below);
    set(userId, [...below, opened]);
    return opened;
  };
  const put = (view: OpenView) => {
    const stack = stackOf(view.userId).map((open) => (open.id === view.id ? view : open));
    set(view.userId, stack);
    return view;
  };
  const find = (id: string) => all().find((open) => open.id === id);
  return {
    top: (userId) => stackOf(userId).at(-1),
    depth: (userId) => stackOf(userId).length,
    find,
    findByExternalId: (externalId) =>
      all().find((open) => externalId !== '' && textAt(open.view, 'external_id') === externalId),
    open: (userId, view) => add(userId, view, []),
    push: (userId, view) => add(userId, view, stackOf(userId)),
    replace(id, view) {
      const open = find(id);
      return open && put({ ...open, ...content(ids, view, open.state), errors: {} });
    },
    alter(id, change) {
      const open = find(id);
      if (open) put({ ...open, ...change });
    },
    close: (userId, everything) => set(userId, everything ? [] : stackOf(userId).slice(0, -1)),
  };
}

function createView(ids: Ids, userId: string, view: Json, below: readonly OpenView[]): OpenView {
  const id = ids.id('V');
  return {
    id,
    userId,
    rootId: below[0]?.id ?? id,
    previousId: below.at(-1)?.id,
    errors: {},
    ...content(ids, view, {}),
  };
}

function content(ids: Ids, view: Json, before: FormState): Pick<OpenView, 'view' | 'hash' | 'state'> {
  const blocks = withIds(ids, objectsAt(view, 'blocks'));
  const hash = `${ids.ts()}.${ids.hex(8)}`;
  return { hash, view: { ...view, blocks }, state: initialState(blocks, before) };
}

/** A view as Slack writes it into answers and payloads. */
export function viewPayload(open: OpenView): Json {
  const given = (key: string) => (isJson(open.view[key]) ? open.view[key] : null);
  const own = (key: string) => textAt(open.view, key) ?? '';
  return {
    id: open.id,
    team_id: identity.teamId,
    type: 'modal',
    blocks: open.view['blocks'],
    private_metadata: own('private_metadata'),
    callback_id: own('callback_id'),
    state: { values: open.state },
    hash: open.hash,
    title: given('title'),
    close: given('close'),
    submit: given('submit'),
    clear_on_close: open.view['clear_on_close'] === true,
    notify_on_close: open.view['notify_on_close'] === true,
    previous_view_id: open.previousId ?? null,
    root_view_id: open.rootId,
    app_id: identity.appId,
    external_id: own('external_id'),
    app_installed_team_id: identity.teamId,
    bot_id: identity.botId,
  };
}

import type { ApiCall, ApiMethods } from '../wire/api-call.ts';
import { ApiRefusal, argument, jsonArgument, needArgument } from '../wire/api-call.ts';
import { checkModal } from '../block-kit/check-view.ts';
import type { Json } from '../json.ts';
import { isJson, textAt } from '../json.ts';
import type { OpenView } from '../state/modals.ts';
import { stackMax, viewPayload } from '../state/modals.ts';
import type { Trigger } from '../state/triggers.ts';
import type { World } from '../world.ts';

/** views.*: modals on one person's screen. */
export const viewMethods: ApiMethods = [
  ['views.open', { tier: 'four', token: 'bot', run: open }],
  ['views.push', { tier: 'four', token: 'bot', run: push }],
  ['views.update', { tier: 'four', token: 'bot', run: update }],
];

function open(call: ApiCall, world: World): Json {
  const view = readView(call);
  refuseTakenName(view, undefined, world);
  const trigger = exchange(call, world);
  return { view: viewPayload(world.modals.open(trigger.userId, view)) };
}

function push(call: ApiCall, world: World): Json {
  const view = readView(call);
  refuseTakenName(view, undefined, world);
  const trigger = exchange(call, world);
  // Only an interaction inside a modal can lay another one on it.
  if (trigger.viewId === undefined || world.modals.top(trigger.userId) === undefined)
    throw new ApiRefusal('invalid_trigger_id');
  if (world.modals.depth(trigger.userId) >= stackMax) throw new ApiRefusal('push_limit_reached');
  return { view: viewPayload(world.modals.push(trigger.userId, view)) };
}

function update(call: ApiCall, world: World): Json {
  const view = readView(call);
  const target = named(call, world);
  const hash = argument(call, 'hash');
  if (hash !== undefined && hash !== target.hash) throw new ApiRefusal('hash_conflict');
  refuseTakenName(view, target, world);
  const shown = world.modals.replace(target.id, view);
  if (shown === undefined) throw new ApiRefusal('not_found');
  return { view: viewPayload(shown) };
}

function named(call: ApiCall, world: World): OpenView {
  const [id, externalId] = [argument(call, 'view_id'), argument(call, 'external_id')];
  if (id === undefined && externalId === undefined) {
    throw new ApiRefusal('invalid_arguments', ['must provide one of: view_id, external_id [json-pointer:]']);
  }
  const found = id === undefined ? world.modals.findByExternalId(externalId ?? '') : world.modals.find(id);
  if (found === undefined) throw new ApiRefusal('not_found');
  return found;
}

function readView(call: ApiCall): Json {
  const view = jsonArgument(call, 'view');
  const faults = checkModal(view);
  if (faults.length > 0 || !isJson(view)) throw new ApiRefusal('invalid_arguments', faults);
  return view;
}

function refuseTakenName(view: Json, target: OpenView | undefined, world: World): void {
  const taken = world.modals.findByExternalId(textAt(view, 'external_id') ?? '');
  if (taken !== undefined && taken.id !== target?.id) throw new ApiRefusal('duplicate_external_id');
}

function exchange(call: ApiCall, world: World): Trigger {
  const trigger = world.triggers.exchange(needArgument(call, 'trigger_id'));
  if (typeof trigger === 'string') throw new ApiRefusal(trigger);
  return trigger;
}

import { identity } from '../state/identity.ts';
import { list, shape } from '../block-kit/check.ts';
import { option, optionGroup } from '../block-kit/text-objects.ts';
import { elementsOf } from '../block-kit/unique-ids.ts';
import type { Field } from './form-state.ts';
import { fieldsOf, optionsOf, valueKey, withValue } from './form-state.ts';
import type { Json } from '../json.ts';
import { jsonAt, objectsAt, textAt } from '../json.ts';
import type { Source } from './payloads.ts';
import { blockActionsPayload, suggestionPayload } from './payloads.ts';
import type { Filling } from './person.ts';
import { allBlocks } from '../state/posts.ts';
import type { Outcome } from './slash-command.ts';
import type { SimUser } from '../state/workspace.ts';
import type { World } from '../world.ts';

const checkSuggestions = shape(
  {},
  { options: list(option, 100, 0), option_groups: list(optionGroup, 100, 0) },
);
const triangle = '⚠ This app did not respond. Try again?';

/** Presses a button in a message or a modal; throws when this person sees no such button. */
export async function pressIn(world: World, user: SimUser, target: string, button: string): Promise<Outcome> {
  const source = seen(world, user, target);
  const found = blocksOf(source)
    .flatMap((block) => elementsOf(block).map(([element]) => ({ block, element })))
    .filter(({ element }) => element['type'] === 'button')
    .find(({ element }) => [textAt(element, 'action_id'), words(element)].includes(button));
  if (found === undefined) throw new Error(`${user.name} sees no button ${button} in ${target}`);
  const action = { ...pick(found.element), block_id: textAt(found.block, 'block_id') };
  return act(world, user, source, action);
}

/** Chooses in a menu. In a form's input this only fills it, unless the input tells the app of changes. */
export async function chooseIn(
  world: World,
  user: SimUser,
  target: string,
  menu: string,
  filling: Filling,
): Promise<Outcome> {
  const source = seen(world, user, target);
  const field = fieldNamed(source, menu);
  const value = await valueFor(world, user, source, field, filling);
  if ('view' in source) {
    world.modals.alter(source.view.id, { state: withValue(source.view.state, field, value) });
  }
  if ('message' in source) world.choices.choose(user.id, source.message, field, value);
  const block = blocksOf(source).find((one) => one['block_id'] === field.blockId);
  if (block?.['type'] === 'input' && block['dispatch_action'] !== true) return { acked: true };
  const action = { ...value, action_id: field.actionId, block_id: field.blockId };
  return act(world, user, seen(world, user, target), action);
}

/** Asks the app for the options of an external select. */
export async function lookUp(
  world: World,
  user: SimUser,
  target: string,
  menu: string,
  query: string,
): Promise<readonly Json[]> {
  const source = seen(world, user, target);
  return suggestions(world, user, source, fieldNamed(source, menu), query);
}

/** Slack's value object for what a person put into a field. */
export async function valueFor(
  world: World,
  user: SimUser,
  source: Source,
  field: Field,
  filling: Filling,
): Promise<Json> {
  const { element } = field;
  const [type, key] = [textAt(element, 'type') ?? '', valueKey(element)];
  if (!key.startsWith('selected_option'))
    return { type, [key]: key === 'value' && filling === '' ? null : filling };
  const wanted = typeof filling === 'string' ? [filling] : filling;
  const isExternal = type === 'external_select';
  const offered = isExternal
    ? await suggestions(world, user, source, field, wanted[0] ?? '')
    : optionsOf(element);
  const chosen = wanted.map((name) => {
    const option = offered.find((one) => one['value'] === name || words(one) === name);
    if (option === undefined) throw new Error(`${field.label} offers no ${name}`);
    return option;
  });
  return { type, [key]: key === 'selected_options' ? chosen : chosen[0] };
}

/** The field of that block id, action id or label. */
export function fieldNamed(source: Source, name: string): Field {
  const field = fieldsOf(blocksOf(source)).find((one) =>
    [one.blockId, one.actionId, one.label].includes(name),
  );
  if (field === undefined) throw new Error(`there is no field ${name}`);
  return field;
}

async function suggestions(
  world: World,
  user: SimUser,
  source: Source,
  field: Field,
  query: string,
): Promise<readonly Json[]> {
  const names = { action_id: field.actionId, block_id: field.blockId };
  const payload = suggestionPayload(user, source, names, query);
  const delivery = await world.deliver({ type: 'interactive', payload });
  if (delivery.kind !== 'acked') {
    world.journal.refused('ack', delivery.kind, `suggestions for ${query}`);
    return [];
  }
  const faults = checkSuggestions(delivery.payload, '');
  if (faults.length > 0) world.journal.refused('ack', 'invalid_options', faults.join('; '));
  return faults.length > 0 ? [] : optionsOf(delivery.payload);
}

async function act(world: World, user: SimUser, source: Source, action: Json): Promise<Outcome> {
  const payload = blockActionsPayload(world, user, source, action);
  const delivery = await world.deliver({ type: 'interactive', payload });
  if (delivery.kind === 'acked') {
    // A press cannot be answered in its acknowledgement; Slack drops what is sent.
    if (Object.keys(delivery.payload).length > 0)
      world.journal.refused('ack', 'payload_not_accepted', JSON.stringify(delivery.payload));
    return { acked: true };
  }
  world.journal.refused('ack', delivery.kind, JSON.stringify(action));
  return { acked: false, shown: triangle };
}

function seen(world: World, user: SimUser, target: string): Source {
  const view = world.modals.find(target);
  if (view?.userId === user.id) return { view };
  const message = world.posts.find(target);
  const channel = world.workspace.channel(message?.channel ?? '');
  const isShown = message?.ephemeralTo === undefined || message.ephemeralTo === user.id;
  if (message === undefined || !isShown || !channel?.members.includes(user.id))
    throw new Error(`${user.name} does not see ${target}`);
  if (message.userId !== identity.botUserId) throw new Error(`${target} is not the app's`);
  return { message, channel };
}

function blocksOf(source: Source): readonly Json[] {
  return 'view' in source ? objectsAt(source.view.view, 'blocks') : allBlocks(source.message);
}

function words(element: Json): string | undefined {
  return textAt(jsonAt(element, 'text'), 'text');
}

function pick(element: Json): Json {
  const keys = ['type', 'action_id', 'text', 'value', 'url', 'style'];
  return Object.fromEntries(
    keys.filter((key) => element[key] !== undefined).map((key) => [key, element[key]]),
  );
}

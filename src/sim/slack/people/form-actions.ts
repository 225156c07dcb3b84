import { checkModal } from '../block-kit/check-view.ts';
import type { FormState } from './form-state.ts';
import { fieldsOf, isEmpty, withValue } from './form-state.ts';
import type { Json } from '../json.ts';
import { isJson, jsonAt, objectsAt, textAt } from '../json.ts';
import type { OpenView } from '../state/modals.ts';
import { stackMax } from '../state/modals.ts';
import { closedPayload, submissionPayload } from './payloads.ts';
import type { Filling } from './person.ts';
import { fieldNamed, valueFor } from './press.ts';
import type { SimUser } from '../state/workspace.ts';
import type { World } from '../world.ts';

const trouble = 'We had some trouble connecting. Try again?';

/** How a submitted modal ended: gone, showing something else, refused with words under its fields, or not taken. */
export type Submission =
  | 'closed'
  | 'updated'
  | 'pushed'
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly failed: string };

/** Puts values into the topmost modal and submits it. */
export async function submitView(
  world: World,
  user: SimUser,
  values: Readonly<Record<string, Filling>>,
): Promise<Submission> {
  const open = topOf(world, user);
  if (!isJson(open.view['submit'])) throw new Error('this modal has no submit button');
  const state = await filledIn(world, user, open, values);
  world.modals.alter(open.id, { state, errors: {} });
  const errors = clientErrors(open, state);
  if (Object.keys(errors).length > 0) return showErrors(world, open, errors);
  const filled = { ...open, state };
  const payload = submissionPayload(world, user, filled);
  const delivery = await world.deliver({ type: 'interactive', payload });
  if (delivery.kind === 'acked') return readAck(world, user, filled, delivery.payload);
  world.journal.refused('ack', delivery.kind, `submitting ${textAt(open.view, 'callback_id') ?? ''}`);
  return { failed: trouble };
}

/** Closes the topmost modal; the app hears of it when it asked to. */
export async function closeView(world: World, user: SimUser): Promise<void> {
  const open = topOf(world, user);
  const clears = open.view['clear_on_close'] === true;
  world.modals.close(user.id, clears);
  if (open.view['notify_on_close'] !== true) return;
  const payload = closedPayload(user, open, clears);
  const delivery = await world.deliver({ type: 'interactive', payload });
  if (delivery.kind !== 'acked') world.journal.refused('ack', delivery.kind, 'closing a modal');
}

function topOf(world: World, user: SimUser): OpenView {
  const open = world.modals.top(user.id);
  if (open === undefined) throw new Error(`${user.name} has no modal open`);
  return open;
}

async function filledIn(
  world: World,
  user: SimUser,
  open: OpenView,
  values: Readonly<Record<string, Filling>>,
): Promise<FormState> {
  let state = open.state;
  for (const [name, filling] of Object.entries(values)) {
    const field = fieldNamed({ view: open }, name);
    // oxlint-disable-next-line no-await-in-loop -- a person fills one field after the other
    state = withValue(state, field, await valueFor(world, user, { view: open }, field, filling));
  }
  return state;
}

/** What the Slack client refuses by itself, before the app hears of it. */
function clientErrors(open: OpenView, state: FormState): Record<string, string> {
  const faults = fieldsOf(objectsAt(open.view, 'blocks')).flatMap(
    ({ blockId, actionId, isRequired, element }) => {
      const value = state[blockId]?.[actionId];
      if (isEmpty(value, element))
        return isRequired ? [[blockId, 'Please complete this required field.']] : [];
      const length = textAt(value, 'value')?.length;
      const [min, max] = [element['min_length'], element['max_length']];
      const isShort = length !== undefined && typeof min === 'number' && length < min;
      const isLong = length !== undefined && length > (typeof max === 'number' ? max : 3000);
      return isShort || isLong ? [[blockId, `Please use ${isShort ? 'more' : 'fewer'} characters.`]] : [];
    },
  );
  return Object.fromEntries(faults);
}

function readAck(world: World, user: SimUser, open: OpenView, payload: Json): Submission {
  const action = payload['response_action'];
  if (action === undefined && Object.keys(payload).length > 0) return refuse(world, 'no response_action');
  if (action === 'errors') return readErrors(world, open, payload);
  if (action === 'update' || action === 'push') return readView(world, user, open, payload, action);
  if (action !== undefined && action !== 'clear') return refuse(world, 'unknown response_action');
  world.modals.close(user.id, action === 'clear');
  return 'closed';
}

function readErrors(world: World, open: OpenView, payload: Json): Submission {
  const errors = Object.entries(jsonAt(payload, 'errors') ?? {});
  const inputs = objectsAt(open.view, 'blocks').filter((block) => block['type'] === 'input');
  const known = new Set(inputs.map((block) => block['block_id']));
  const good = errors.flatMap(([id, says]) =>
    known.has(id) && typeof says === 'string' && says !== '' ? [[id, says] as const] : [],
  );
  if (errors.length === 0 || good.length < errors.length)
    return refuse(world, `errors must name input blocks: ${JSON.stringify(payload['errors'])}`);
  return showErrors(world, open, Object.fromEntries(good));
}

function readView(
  world: World,
  user: SimUser,
  open: OpenView,
  payload: Json,
  action: 'update' | 'push',
): Submission {
  const view = jsonAt(payload, 'view');
  const faults = checkModal(view);
  if (view === undefined || faults.length > 0) return refuse(world, faults.join('; '));
  if (action === 'update') {
    world.modals.replace(open.id, view);
    return 'updated';
  }
  if (world.modals.depth(user.id) >= stackMax) return refuse(world, 'push_limit_reached');
  world.modals.push(user.id, view);
  return 'pushed';
}

function showErrors(world: World, open: OpenView, errors: Record<string, string>): Submission {
  world.modals.alter(open.id, { errors });
  return { errors };
}

function refuse(world: World, detail: string): Submission {
  world.journal.refused('ack', 'invalid_view_response', detail);
  return { failed: trouble };
}

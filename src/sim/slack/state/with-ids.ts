import type { Ids } from './ids.ts';
import type { Json } from '../json.ts';
import { isJson, jsonAt, listAt } from '../json.ts';

const withoutAction = new Set(['image', 'plain_text', 'mrkdwn']);

/** Blocks with the block ids and action ids that Slack makes up where the app gave none. */
export function withIds(ids: Ids, blocks: readonly Json[]): Json[] {
  return blocks.map((block) => ({ block_id: ids.hex(5), ...block, ...innerElements(ids, block) }));
}

function innerElements(ids: Ids, block: Json): Json {
  const named = (element: Json) =>
    withoutAction.has(String(element['type'])) ? element : { action_id: ids.hex(5), ...element };
  const [accessory, element] = [jsonAt(block, 'accessory'), jsonAt(block, 'element')];
  const elements = listAt(block, 'elements').map((one) => (isJson(one) ? named(one) : one));
  return {
    ...(accessory ? { accessory: named(accessory) } : {}),
    ...(element ? { element: named(element) } : {}),
    ...(block['type'] === 'actions' ? { elements } : {}),
  };
}

import type { Json } from '../json.ts';
import { isJson, jsonAt, listAt, textAt } from '../json.ts';
import { complain } from './check.ts';

interface Named {
  readonly id: string;
  readonly at: string;
}

/** Complaints about block ids and action ids that occur twice in one message or view. */
export function checkUniqueIds(blocks: readonly unknown[], at: string): string[] {
  const blockIds = blocks.flatMap((block, index) => named(block, 'block_id', `${at}/${index}`));
  const actionIds = blocks.flatMap((block, index) =>
    elementsOf(block).flatMap(([element, path]) => named(element, 'action_id', `${at}/${index}/${path}`)),
  );
  return [...twice('block_id', blockIds), ...twice('action_id', actionIds)];
}

/** The elements of one block, with the way to each. */
export function elementsOf(block: unknown): [Json, string][] {
  const singles = ['accessory', 'element'].flatMap((key): [Json, string][] => {
    const element = jsonAt(block, key);
    return element ? [[element, key]] : [];
  });
  const many = listAt(block, 'elements').flatMap((element, index): [Json, string][] =>
    isJson(element) ? [[element, `elements/${index}`]] : [],
  );
  return [...singles, ...many];
}

function named(owner: unknown, key: string, at: string): Named[] {
  const id = textAt(owner, key);
  return id === undefined ? [] : [{ id, at: `${at}/${key}` }];
}

function twice(key: string, names: readonly Named[]): string[] {
  const repeated = names.filter((name, index) => names.findIndex((other) => other.id === name.id) < index);
  return repeated.flatMap(({ id, at }) => complain(`\`${key}\` "${id}" already exists`, at));
}

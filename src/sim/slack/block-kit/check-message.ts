import type { Json } from '../json.ts';
import { isJson, jsonAt, textAt } from '../json.ts';
import { messageBlock } from './blocks.ts';
import { complain, list } from './check.ts';
import { checkUniqueIds } from './unique-ids.ts';

/** What a message may not exceed in written characters, tables apart. Slack publishes no number; refusals were seen from about here. */
const writtenMax = 13_200;

export interface MessageFault {
  readonly error: string;
  readonly messages: readonly string[];
}

/** Checks the blocks of a message at `/blocks` (or at `at`). `isEphemeral` messages hold no files. */
export function checkMessageBlocks(
  blocks: unknown,
  isEphemeral: boolean,
  at = '/blocks',
): MessageFault | undefined {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: [] };
  const messages = [...list(messageBlock, 50, 0)(blocks, at), ...checkUniqueIds(blocks, at)];
  const files = isEphemeral ? blocks.flatMap((block, index) => checkNoFile(block, `${at}/${index}`)) : [];
  const all = [...messages, ...files];
  if (all.length > 0) return { error: 'invalid_blocks', messages: all };
  const known = blocks.filter((block) => isJson(block));
  if (known.filter((block) => block['type'] === 'table').length > 1)
    return { error: 'invalid_attachments', messages: ['only_one_table_allowed'] };
  return written(known) > writtenMax ? { error: 'msg_blocks_too_long', messages: [] } : undefined;
}

function checkNoFile(block: unknown, at: string): string[] {
  const holder = jsonAt(block, 'slack_file') ?? jsonAt(jsonAt(block, 'accessory'), 'slack_file');
  return holder === undefined
    ? []
    : complain('files cannot be shown in ephemeral messages', `${at}/slack_file`);
}

function written(blocks: readonly Json[]): number {
  const rest = blocks.filter((block) => block['type'] !== 'table');
  return rest.reduce((sum, block) => sum + count(block), 0);
}

function count(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + count(item), 0);
  if (!isJson(value)) return 0;
  const own = textAt(value, 'text')?.length ?? 0;
  return own + Object.values(value).reduce((sum: number, item) => sum + count(item), 0);
}

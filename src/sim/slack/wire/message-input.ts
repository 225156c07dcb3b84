import { checkMessageBlocks } from '../block-kit/check-message.ts';
import { ApiRefusal } from './api-call.ts';
import type { Json } from '../json.ts';
import { isJson, jsonAt, listAt, objectsAt, parseJson, textAt } from '../json.ts';
import type { SlackMessage } from '../state/posts.ts';
import { withIds } from '../state/with-ids.ts';
import type { World } from '../world.ts';

const attachmentFields = new Set(['color', 'blocks', 'fallback']);

/** What an app may say in a message. */
export type Content = Pick<SlackMessage, 'text' | 'blocks' | 'attachments'>;

export interface ContentRules {
  readonly isEphemeral: boolean;
  /** The most characters of the top-level text. */
  readonly textMax: number;
}

/**
 * The content of a message as it came, checked; lists may be JSON text.
 * Throws `ApiRefusal`: `no_text`, `msg_too_long`, `invalid_blocks`, `invalid_blocks_format`, `invalid_attachments`,
 * `msg_blocks_too_long`.
 */
export function readContent(body: Json, rules: ContentRules, world: World): Content {
  const text = textAt(body, 'text') ?? '';
  const blocks = readList(body['blocks'], 'invalid_blocks_format');
  const attachments = readList(body['attachments'], 'invalid_attachments');
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new ApiRefusal('no_text');
  if (text.length > rules.textMax) throw new ApiRefusal('msg_too_long');
  refuseFaults(blocks, rules, '/blocks');
  attachments.forEach((attachment, index) => checkAttachment(attachment, index, rules));
  refuseFiles(blocks, '/blocks', world);
  attachments.forEach((attachment, index) =>
    refuseFiles(listAt(attachment, 'blocks'), `/attachments/${index}/blocks`, world),
  );
  return {
    text,
    blocks: withIds(
      world.ids,
      blocks.filter((block) => isJson(block)),
    ),
    attachments: attachments
      .filter((one) => isJson(one))
      .map((one) => ({ ...one, blocks: withIds(world.ids, objectsAt(one, 'blocks')) })),
  };
}

function readList(value: unknown, code: string): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  const list = typeof value === 'string' ? parseJson(value) : value;
  if (!Array.isArray(list)) throw new ApiRefusal(code);
  return list;
}

function refuseFaults(blocks: unknown, rules: ContentRules, at: string): void {
  const fault = checkMessageBlocks(blocks, rules.isEphemeral, at);
  if (fault) throw new ApiRefusal(fault.error, fault.messages);
}

function checkAttachment(attachment: unknown, index: number, rules: ContentRules): void {
  const foreign = isJson(attachment) ? Object.keys(attachment).find((key) => !attachmentFields.has(key)) : '';
  if (foreign !== undefined) {
    throw new ApiRefusal('invalid_attachments', [
      `not known to the stand-in: ${foreign} [json-pointer:/attachments/${index}]`,
    ]);
  }
  refuseFaults(listAt(attachment, 'blocks'), rules, `/attachments/${index}/blocks`);
}

/** Pictures of blocks, of their accessories and of context elements. */
function refuseFiles(blocks: readonly unknown[], at: string, world: World): void {
  blocks.forEach((block, index) => {
    const place = `${at}/${index}`;
    refuseFile(block, place, world);
    refuseFile(jsonAt(block, 'accessory'), `${place}/accessory`, world);
    listAt(block, 'elements').forEach((one, element) =>
      refuseFile(one, `${place}/elements/${element}`, world),
    );
  });
}

/** Only pictures that the app uploaded: by id, since the stand-in gives files no address. */
function refuseFile(holder: unknown, at: string, world: World): void {
  const file = jsonAt(holder, 'slack_file');
  if (file === undefined || world.files.picture(textAt(file, 'id') ?? '') !== undefined) return;
  throw new ApiRefusal('invalid_blocks', [`invalid slack file [json-pointer:${at}/slack_file]`]);
}

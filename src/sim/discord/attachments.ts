import { apiError } from './api-error.ts';
import type { SimAttachment } from './message.ts';
import { fieldsOf, listOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

/** One `files[n]` part of a multipart request. */
export interface UploadedFile {
  readonly index: number;
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

/** The most that one request may carry: product B1, 25 MiB; each file at most 10 MiB as for a plain guild. */
export const requestBytesMax = 25 * 1024 * 1024;
export const fileBytesMax = 10 * 1024 * 1024;

export interface AttachmentNeeds {
  body: Fields;
  files: readonly UploadedFile[];
  /** What the message has already. */
  existing: readonly SimAttachment[];
  newId: () => string;
  urlOf: (id: string, name: string) => string;
}

/**
 * The attachments after a request: those of the message that `attachments` still names (all, when it is not given)
 * and the new files. Throws 40005 for a file above 10 MiB.
 */
export function readAttachments(needs: AttachmentNeeds): readonly SimAttachment[] {
  const { body, files, existing, newId, urlOf } = needs;
  const named = listOf(body['attachments']);
  const isNamed = (id: string): boolean => named.some((entry) => String(entry['id']) === id);
  const kept = 'attachments' in body ? existing.filter(({ id }) => isNamed(id)) : existing;
  const added = files.map((file) => {
    if (file.data.byteLength > fileBytesMax) throw apiError(40005);
    const entry = fieldsOf(named.find(({ id }) => String(id) === String(file.index)));
    const id = newId();
    const name = textOf(entry['filename'], file.name);
    const description = typeof entry['description'] === 'string' ? entry['description'] : undefined;
    return { id, name, contentType: file.contentType, data: file.data, description, url: urlOf(id, name) };
  });
  return [...kept, ...added];
}

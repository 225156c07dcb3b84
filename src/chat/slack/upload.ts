import type { webApi } from '@slack/bolt';
import { textAt } from './json.ts';
import { LIMITS } from './limits.ts';
import { SlackFault } from './slack-fault.ts';
import type { Schedule, Web } from './web.ts';
import { whenReady } from './when-ready.ts';

/** One file as Slack takes it: text, or a picture's bytes. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly alt: string;
}

/** A conversation that the bot is in: `C…`, `G…` or `D…`, never a person's id (bolt-js#2115). */
export interface UploadPlace {
  readonly channel: string;
  /** The `ts` of the message that the file stands under. */
  readonly thread?: string | undefined;
}

/**
 * Shares a file in a conversation, or keeps it unshared where there is none, for a message to show; gives the file's id.
 * Throws a `SlackFault`, whose `unclear` says that it may stand there.
 */
export type UploadFile = (upload: Upload, place: UploadPlace | undefined) => Promise<string>;

export interface UploadParts {
  readonly web: Web;
  readonly fetch: webApi.FetchFunction;
  readonly patienceMs: number;
  readonly schedule: Schedule;
}

/** Files are worked on in the background after their bytes have come (docs.slack.dev, files.getUploadURLExternal). */
const NOT_YET = 'file_not_found';

/** The three steps of an upload: ask for an address, send the bytes there, share the file. */
export function createUploadFile({ web, fetch, patienceMs, schedule }: UploadParts): UploadFile {
  return async (upload, place) => {
    const { address, id } = await begin(web, upload);
    const status = await postBytes(address, upload, { fetch, patienceMs });
    if (status !== 200) throw new SlackFault(`http_${status}`, false);
    const files = [{ id, title: upload.alt.slice(0, LIMITS.fileTitle) }];
    const shared = { files, channel_id: place?.channel, thread_ts: place?.thread };
    await whenReady(NOT_YET, () => web.once('files.completeUploadExternal', shared), schedule);
    return id;
  };
}

/** Nothing is seen of an upload that only began, so that this may be repeated. */
async function begin(
  web: Web,
  { name, bytes, alt }: Upload,
): Promise<{ readonly address: string; readonly id: string }> {
  const asked = { filename: name, length: bytes.byteLength, alt_txt: alt.slice(0, LIMITS.fileAlt) };
  const answer = await web.repeatable('files.getUploadURLExternal', asked);
  const [address, id] = [textAt(answer, 'upload_url'), textAt(answer, 'file_id')];
  if (address === undefined || id === undefined) throw new SlackFault('no_upload_url', false);
  return { address, id };
}

/** Gives the HTTP status. The bytes may have arrived when no answer came, but nobody sees them before they are shared. */
async function postBytes(
  address: string,
  { name, bytes }: Upload,
  { fetch, patienceMs }: Pick<UploadParts, 'fetch' | 'patienceMs'>,
): Promise<number> {
  const body = new FormData();
  body.append('file', new Blob([bytes]), name);
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.text();
    return response.status;
  } catch {
    throw new SlackFault('no_answer', false);
  }
}

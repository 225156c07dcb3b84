import type { webApi } from '@slack/bolt';
import { textAt } from './json.ts';
import { LIMITS } from './limits.ts';
import { SlackFault } from './slack-fault.ts';
import type { Schedule, Web } from './web.ts';

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

/** Shares a file in a conversation; throws a `SlackFault`, whose `unclear` says that it may stand there. */
export type UploadFile = (upload: Upload, place: UploadPlace) => Promise<void>;

export interface UploadParts {
  readonly web: Web;
  readonly fetch: webApi.FetchFunction;
  readonly patienceMs: number;
  readonly schedule: Schedule;
}

/** Files are worked on in the background after their bytes have come (docs.slack.dev, files.getUploadURLExternal). */
const NOT_YET = 'file_not_found';
const PAUSES_MS = [500, 1000, 2000, 4000];

/** The three steps of an upload: ask for an address, send the bytes there, share the file. */
export function createUploadFile({ web, fetch, patienceMs, schedule }: UploadParts): UploadFile {
  const wait = (delayMs: number) => new Promise<void>((resolve) => void schedule(delayMs, resolve));
  const share = async (args: Readonly<Record<string, unknown>>, pauses: readonly number[]): Promise<void> => {
    try {
      await web.once('files.completeUploadExternal', args);
    } catch (thrown) {
      const [pause, ...more] = pauses;
      if (!(thrown instanceof SlackFault) || thrown.code !== NOT_YET || pause === undefined) throw thrown;
      await wait(pause);
      await share(args, more);
    }
  };
  return async (upload, { channel, thread }) => {
    const { address, id } = await begin(web, upload);
    const status = await postBytes(address, upload, { fetch, patienceMs });
    if (status !== 200) throw new SlackFault(`http_${status}`, false);
    const files = [{ id, title: upload.alt.slice(0, LIMITS.fileTitle) }];
    await share({ files, channel_id: channel, thread_ts: thread }, PAUSES_MS);
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

import type { RecordedFile, StreamKey, UnixSeconds } from '../live/port.ts';
import { attempt, type Attempt } from './attempt.ts';
import type { Context } from './command.ts';
import { streamBySettings } from './locate-stream.ts';
import { recordedCallbacks, type Missed } from './missed-callbacks.ts';
import type { StreamRef } from './stream-ref.ts';
import { filesTold, type FileBody } from './told-events.ts';

/** tencent-live 11.2 */
const FILE_READY = 100;
/** Callbacks come when a file is closed: up to 24 h (the longest task) and some retries after its first second. */
const TOLD_WITHIN_S = 26 * 3600;
const MOST_EVENTS = 5000;

export interface FilesReading {
  /** Newest first. */
  readonly files: readonly RecordedFile[];
  /** How many of them callbacks told, and when the newest of those callbacks came. */
  readonly told: { readonly count: number; readonly at: UnixSeconds | undefined };
  /** The cloud's own records of its callbacks; undefined where there are none to ask for. */
  readonly missed: Missed | undefined;
  readonly listed: Attempt<readonly RecordedFile[]>;
}

/** The files of a stream whose recording touches a time: those that callbacks told, and those that the cloud lists. */
export async function readFiles(
  ref: StreamRef,
  { from, to }: { readonly from: UnixSeconds; readonly to: UnixSeconds },
  context: Context,
): Promise<FilesReading> {
  const { events, live, settings } = context;
  const stream = streamBySettings(ref, settings);
  const window = { name: stream.name, from, to: to + TOLD_WITHIN_S };
  const [kept, missed, listed] = await Promise.all([
    events.list({ types: [FILE_READY], ...window }, MOST_EVENTS),
    recordedCallbacks({ type: FILE_READY, ...window }, context),
    attempt(live.recordings.files(stream, from, to)),
  ]);
  const touches = (file: RecordedFile): boolean => file.from < to && file.to >= from;
  const fits = ({ body }: { readonly body: FileBody }): boolean => isOf(body, ref) && touches(fileOf(body));
  const told = filesTold(kept).filter(fits);
  const recorded = filesTold(missed?.answer?.value ?? []).filter(fits);
  const files = merged(
    [...told, ...recorded].map(({ body }) => fileOf(body)),
    (listed.answer?.value ?? []).filter(touches),
  );
  const at = told.length === 0 ? undefined : Math.max(...told.map(({ event }) => event.receivedAt));
  return { files, told: { count: told.length, at }, missed, listed };
}

/** In a callback `app` is the push domain (tencent-live 11.3); what was not named fits. */
const isOf = ({ app, appname }: FileBody, ref: Partial<StreamKey>): boolean =>
  (ref.domain === undefined || app === undefined || ref.domain === app) &&
  (ref.app === undefined || appname === undefined || ref.app === appname);

/** `start_time` and `end_time` are those of writing the file: what it shows began `duration` before its end. */
function fileOf(body: FileBody): RecordedFile {
  const { file_id: id, start_time: start, end_time: to, duration: durationS, video_url: url } = body;
  return {
    id: id ?? url ?? `${start}-${to}`,
    from: durationS === undefined ? start : to - Math.round(durationS),
    to,
    durationS,
    sizeBytes: body.file_size,
    format: body.file_format?.toLowerCase(),
    url,
  };
}

/** One row for each file; what one source does not tell of it comes from the other. */
function merged(told: readonly RecordedFile[], listed: readonly RecordedFile[]): readonly RecordedFile[] {
  const files = new Map(told.map((file) => [file.id, file]));
  for (const file of listed) {
    const known = files.get(file.id);
    files.set(file.id, known === undefined ? file : completed(known, file));
  }
  return [...files.values()].toSorted((a, b) => b.from - a.from);
}

const completed = (file: RecordedFile, other: RecordedFile): RecordedFile => ({
  ...file,
  durationS: file.durationS ?? other.durationS,
  sizeBytes: file.sizeBytes ?? other.sizeBytes,
  format: file.format ?? other.format,
  url: file.url ?? other.url,
});

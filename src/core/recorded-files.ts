import type { RecordedFile, StreamKey, UnixSeconds } from '../live/port.ts';
import { attempt, type Attempt } from './attempt.ts';
import type { Context } from './command.ts';
import { streamBySettings } from './locate-stream.ts';
import type { StreamRef } from './stream-ref.ts';
import { filesTold, newestOf, type FileBody, type ToldEvent } from './told-events.ts';

/** tencent-live 11.2 */
const FILE_READY = 100;
/** Callbacks come when a file is closed: up to 24 h (the longest task) and some retries after its first second. */
const TOLD_WITHIN_S = 26 * 3600;
const MOST_EVENTS = 5000;

export interface FilesReading {
  /** Newest first; told by the cloud and by its list alike. */
  readonly files: readonly RecordedFile[];
  /** How many of them callbacks told, and when the newest of those callbacks came. */
  readonly told: { readonly count: number; readonly at: UnixSeconds | undefined };
  readonly listed: Attempt<readonly RecordedFile[]>;
}

/** The files of a stream whose recording touches a time: those that callbacks told, and those that the cloud lists. */
export async function readFiles(
  ref: StreamRef,
  { from, to }: { readonly from: UnixSeconds; readonly to: UnixSeconds },
  { events, live, settings }: Context,
): Promise<FilesReading> {
  const stream = streamBySettings(ref, settings);
  const filter = { types: [FILE_READY], name: stream.name, from, to: to + TOLD_WITHIN_S };
  const [kept, listed] = await Promise.all([
    events.list(filter, MOST_EVENTS),
    attempt(live.recordings.files(stream, from, to)),
  ]);
  const touches = (file: RecordedFile): boolean => file.from < to && file.to >= from;
  const told = filesTold(kept).filter(({ body }) => isOf(body, ref));
  const files = merged(told.map(fileOf).filter(touches), (listed.answer?.value ?? []).filter(touches));
  return { files, told: { count: told.length, at: newestOf(told.map(({ event }) => event)) }, listed };
}

/** In a callback `app` is the push domain (tencent-live 11.3); what was not named fits. */
const isOf = ({ app, appname }: FileBody, ref: Partial<StreamKey>): boolean =>
  (ref.domain === undefined || app === undefined || ref.domain === app) &&
  (ref.app === undefined || appname === undefined || ref.app === appname);

/** `start_time` and `end_time` are those of writing the file: what it shows began `duration` before its end. */
function fileOf({ body, event }: ToldEvent<FileBody>): RecordedFile {
  const { file_id: id, start_time: start, end_time: to, duration: durationS, video_url: url } = body;
  return {
    id: id ?? url ?? event.key,
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

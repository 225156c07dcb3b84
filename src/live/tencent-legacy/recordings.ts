import { text } from '../../core/text.ts';
import type { RecordedFile, Recordings, Sourced, StreamKey } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { readTencentTime } from '../tencent/read-time.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import { unsupported } from './abilities.ts';
import { allPages } from './paging.ts';
import type { ReadOptions } from './read-options.ts';
import { filesAnswer, type FileRow } from './record-schemas.ts';

const ACTION = 'Live_Tape_GetFilelist';

/** tencent-live 3.8: two months are kept. */
const LIMITS: WindowLimits = {
  ageS: 60 * DAY_S,
  next: text`Ask for a time that begins at most 60 days ago.`,
};
/** tencent-live 3.8 */
const PAGE_SIZE = 100;

export function createRecordings(options: ReadOptions): Recordings {
  return {
    tasks: () => unsupported('recordTasks'),
    files: (stream, from, to) => readFiles(stream, { from, to }, options),
  };
}

/**
 * The files of recordings that touch the window, newest first. All of a name are read and narrowed down here: a window that
 * is sent may not leave one day, and a file whose task does leave it would be in no such window (tencent-live 3.8).
 */
async function readFiles(
  { name }: StreamKey,
  window: Window,
  { client, now, log }: ReadOptions,
): Promise<Sourced<readonly RecordedFile[]>> {
  checkWindow(window, now(), LIMITS);
  const { value, at } = await allPages(client, {
    action: ACTION,
    params: { 's.channel_id': name, 's.sort_type': 'asc' },
    schema: filesAnswer,
    pageSize: PAGE_SIZE,
    countOf: (first) => first.all_count,
  });
  const rows = value.flatMap((page) => page.file_list);
  const files = namedRows(ACTION, rows, recordedFile, log);
  const touching = files.filter((file) => file.to > window.from && file.from < window.to);
  return { value: touching.toSorted((a, b) => b.from - a.from), source: ACTION, at };
}

/** Without an address only the id is left: how to make one needs a number of VOD's that no setting has. */
function recordedFile(row: FileRow): RecordedFile | undefined {
  const from = readTencentTime(row.start_time);
  const to = readTencentTime(row.end_time);
  const url = row.record_file_url;
  const id = row.file_id ?? row.vid ?? url;
  if (from === undefined || to === undefined || id === undefined) return undefined;
  return { id, from, to, durationS: to - from, sizeBytes: undefined, format: formatOf(url), url };
}

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['flv', 'flv'],
  ['m3u8', 'hls'],
  ['mp4', 'mp4'],
  ['aac', 'aac'],
]);

/** By the ending of the address, since no field tells it. */
function formatOf(url: string | undefined): string | undefined {
  const [, ending = ''] = /\.([a-z0-9]+)(?:\?|$)/i.exec(url ?? '') ?? [];
  return FORMATS.get(ending.toLowerCase());
}

import { text } from '../../core/text.ts';
import type { RecordedFile, Sourced, StreamKey, UnixSeconds } from '../port.ts';
import type { CallLog } from '../tencent/call-log.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import type { Client } from './client.ts';
import { tooManyRows } from './paging.ts';
import { readTencentTime, tencentTime } from './times.ts';
import { mediaAnswer, type MediaRow } from './vod-schemas.ts';

const ACTION = 'SearchMedia';

/** Any time that VOD keeps files of, which is the account's own to say. */
const LIMITS: WindowLimits = { next: text`Ask for a time that ends after it begins.` };
/** A file is made when its recording ends, at most a day after it began (tencent-live 5.15), and is told minutes later. */
const MADE_WITHIN_S = DAY_S + 3600;
const PAGE_SIZE = 500;
/** tencent-live 5.16: no more can be had, and no more are counted. */
const REACHABLE = 5000;

export interface RecordFileOptions {
  readonly vod: Client;
  /** Undefined for the account's first application. */
  readonly vodSubAppId: number | undefined;
  readonly now: () => UnixSeconds;
  readonly log: CallLog | undefined;
}

/** The files of recordings that touch the window, newest first; of VOD alone, not those stored in COS. Throws BotError. */
export async function readRecordFiles(
  stream: StreamKey,
  window: Window,
  { vod, vodSubAppId, now, log }: RecordFileOptions,
): Promise<Sourced<readonly RecordedFile[]>> {
  checkWindow(window, now(), LIMITS);
  const rows: MediaRow[] = [];
  for (let Offset = 0; ; Offset += PAGE_SIZE) {
    const params = { SubAppId: vodSubAppId, ...searchParams(stream, window), Offset, Limit: PAGE_SIZE };
    const { value, at } = await vod.read(ACTION, params, mediaAnswer);
    if (value.TotalCount >= REACHABLE) throw tooManyRows(value.TotalCount, REACHABLE - 1);
    rows.push(...value.MediaInfoSet);
    if (value.MediaInfoSet.length === 0 || rows.length >= value.TotalCount) {
      const files = namedRows(ACTION, rows, recordedFile, log);
      const touching = files.filter((file) => file.to > window.from && file.from < window.to);
      return { value: touching.toSorted((a, b) => b.from - a.from), source: ACTION, at };
    }
  }
}

function searchParams({ name, domain, app }: StreamKey, { from, to }: Window) {
  return {
    StreamIds: [name],
    StreamDomains: [domain],
    StreamPaths: [app],
    SourceTypes: ['Record'],
    CreateTime: { After: tencentTime(from), Before: tencentTime(to + MADE_WITHIN_S) },
    Sort: { Field: 'CreateTime', Order: 'Desc' },
    Filters: ['basicInfo', 'metaData'],
  };
}

/** Where the row does not tell when it was recorded, its making and its length do. */
function recordedFile({ FileId: id, BasicInfo: basic, MetaData: meta }: MediaRow): RecordedFile | undefined {
  const { RecordStartTime, RecordEndTime } = basic.SourceInfo?.LiveRecordInfo ?? {};
  const durationS = meta?.Duration;
  const to = readTencentTime(RecordEndTime) ?? readTencentTime(basic.CreateTime);
  if (to === undefined) return undefined;
  const from = readTencentTime(RecordStartTime) ?? to - (durationS ?? 0);
  const format = basic.Type?.toLowerCase();
  return { id, from, to, durationS, sizeBytes: meta?.Size, format, url: basic.MediaUrl };
}

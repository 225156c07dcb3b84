import { mediaMs } from './quality.ts';
import { recordingId } from './record-tasks.ts';
import type { Recording } from './record-tasks.ts';
import type { EndedRecording } from './recordings.ts';
import type { Push, StreamKey } from './stream.ts';
import { longNumber } from './task-list.ts';

/** A file that a recording left behind, stored in VOD. */
export interface RecordedFile {
  /** VOD's: 19 digits, more than a JavaScript number holds. */
  readonly fileId: string;
  readonly vid: string;
  /** Empty when no task made it. */
  readonly taskId: string;
  readonly stream: StreamKey;
  readonly format: string;
  /** Of what is recorded. */
  readonly startedMs: number;
  readonly endedMs: number;
  /** The file is written a little later than its content begins (tencent-live 11.3). */
  readonly writtenFromMs: number;
  readonly durationS: number;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly url: string;
}

export interface FileChange {
  readonly kind: 'file-made';
  readonly file: RecordedFile;
}

/** What was really written of a recording. */
export type WrittenFile = Pick<RecordedFile, 'format' | 'bytes' | 'durationS' | 'url'>;

/** A file from before the world was looked at. */
export type PastFile = Pick<EndedRecording, 'stream' | 'format' | 'startedMs' | 'endedMs'>;

export interface RecordedFilesOptions {
  readonly random: () => number;
  readonly tell: (change: FileChange) => void;
}

const writeDelayMs = 2000;
const vodHost = '1250000000.vod2.example.com';
const names: ReadonlyMap<string, string> = new Map([['hls', 'playlist.m3u8']]);

/** The files of the account's VOD; nothing removes one. */
export class RecordedFiles {
  readonly #options: RecordedFilesOptions;
  readonly #files: RecordedFile[] = [];
  readonly #written = new Map<string, WrittenFile>();

  constructor(options: RecordedFilesOptions) {
    this.#options = options;
  }

  /** In the order of their ends. */
  list(): readonly RecordedFile[] {
    return this.#files;
  }

  /** Said before `make`: of this recording there is a real file. */
  wrote(recording: Recording, file: WrittenFile): void {
    this.#written.set(recordingId(recording), file);
  }

  /** A recording of a push is over: its file is there, and told of. One shorter than a second leaves none. */
  make(recording: EndedRecording, push: Push): void {
    const { startedMs, endedMs, taskId } = recording;
    if (endedMs - startedMs < 1000) return;
    const pretended = this.#fileOf({ ...recording, ...sizeOf(push, startedMs, endedMs), taskId });
    const file = { ...pretended, ...this.#written.get(recordingId(recording)) };
    this.#files.push(file);
    this.#options.tell({ kind: 'file-made', file });
  }

  /** Adds a 1080p file at 4 Mbps that no task made; it is not told of. */
  recall(past: PastFile): RecordedFile {
    const bytes = Math.round(((past.endedMs - past.startedMs) * 4_000_000) / 8000);
    const file = this.#fileOf({ ...past, bytes, width: 1920, height: 1080, taskId: '' });
    this.#files.push(file);
    this.#files.sort((a, b) => a.endedMs - b.endedMs);
    return file;
  }

  #fileOf(made: PastFile & Pick<RecordedFile, 'taskId' | 'bytes' | 'width' | 'height'>): RecordedFile {
    const { stream, format, startedMs, endedMs, taskId, bytes, width, height } = made;
    const fileId = longNumber(this.#options.random, this.#files.length);
    const vid = `vid${fileId}`;
    const url = `http://${vodHost}/live/${fileId}/${names.get(format) ?? `f0.${format}`}`;
    const writtenFromMs = Math.min(startedMs + writeDelayMs, endedMs);
    const durationS = Math.round((endedMs - startedMs) / 1000);
    const content = { stream, format, startedMs, endedMs, writtenFromMs, durationS };
    return { fileId, vid, taskId, ...content, bytes, width, height, url };
  }
}

/** As much as the push carried in that time. */
function sizeOf(push: Push, fromMs: number, toMs: number) {
  const { width, height, videoBps, audioBps } = push.quality;
  if (push.measured) return { bytes: push.measured.bytesBetween(fromMs, toMs), width, height };
  const carriedMs = mediaMs(push, toMs) - mediaMs(push, fromMs);
  return { bytes: Math.round((carriedMs * (videoBps + audioBps)) / 8000), width, height };
}

import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Measured } from '../world/measured.ts';
import type { Picture } from '../world/picture.ts';
import type { PictureSize } from '../world/snapshots.ts';
import { FlvWriter } from './flv.ts';
import type { Relay } from './relay.ts';
import type { Shelf } from './shelf.ts';

export interface CameraOptions {
  readonly shelf: Shelf;
  readonly relayOf: (measured: Measured) => Relay | undefined;
}

const withinMs = 10_000;
const mostBytes = 32 * 1024 * 1024;

/** Takes pictures of real pushes with the machine's `ffmpeg`. */
export class Camera {
  readonly #options: CameraOptions;
  readonly #running = new Set<ChildProcess>();
  #isStopped = false;

  constructor(options: CameraOptions) {
    this.#options = options;
  }

  /** A JPEG of the last key frame; `undefined` without one, or without `ffmpeg`. */
  async shoot(
    measured: Measured,
    { width, height }: PictureSize,
  ): Promise<Pick<Picture, 'url' | 'bytes'> | undefined> {
    const frame = framesOf(this.#options.relayOf(measured));
    if (frame === undefined) return undefined;
    const jpeg = await this.#convert(frame, `scale=${width}:${height}`);
    if (jpeg === undefined || this.#isStopped) return undefined;
    const { path, url } = this.#options.shelf.place('picture.jpg', 'image/jpeg');
    writeFileSync(path, jpeg);
    return { url, bytes: jpeg.length };
  }

  /** No picture is finished any more. */
  stop(): void {
    this.#isStopped = true;
    for (const child of this.#running) child.kill('SIGKILL');
  }

  #convert(flv: Buffer, filter: string): Promise<Buffer | undefined> {
    const [from, to] = [
      ['-f', 'flv', '-i', 'pipe:0'],
      ['-f', 'mjpeg', 'pipe:1'],
    ] as const;
    const args = ['-loglevel', 'error', ...from, '-frames:v', '1', '-vf', filter, ...to];
    const limits = { encoding: 'buffer', timeout: withinMs, maxBuffer: mostBytes } as const;
    return new Promise((resolve) => {
      const child = execFile('ffmpeg', args, limits, (error, jpeg) => {
        this.#running.delete(child);
        resolve(error === null && jpeg.length > 0 ? jpeg : undefined);
      });
      this.#running.add(child);
      child.stdin?.on('error', () => undefined); // It may be gone, or never have been there.
      child.stdin?.end(flv);
    });
  }
}

/** A file of one picture. */
function framesOf(relay: Relay | undefined): Buffer | undefined {
  const packets = relay?.lastKey() ?? [];
  if (relay === undefined || packets.length === 0) return undefined;
  const parts: Buffer[] = [];
  const writer = new FlvWriter(relay, (bytes) => void parts.push(bytes));
  for (const packet of packets) writer.take(packet);
  return Buffer.concat(parts);
}

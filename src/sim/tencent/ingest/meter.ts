import type { Figures, Measured } from '../world/measured.ts';
import { isFrame } from './media-packet.ts';
import type { MediaPacket } from './media-packet.ts';

/** What arrived in one second of the clock. */
interface Second {
  videoFrames: number;
  videoBytes: number;
  audioFrames: number;
  audioBytes: number;
  /** How much media had arrived by its end, in milliseconds. */
  mediaMs: number;
  /** The distance of the last two key frames by then, in milliseconds; 0 before the second one. */
  gopMs: number;
}

const windowMs = 5000; // tencent-live 3.3: push figures refresh every 5 s.
const secondMs = 1000;

/** Counts what arrives of one push, second by second, so that its past can be asked for. */
export class Meter implements Measured {
  readonly #seconds = new Map<number, Second>();
  #firstMs: number | undefined;
  #firstMediaMs: number | undefined;
  #lastKeyMs: number | undefined;
  #last: Pick<Second, 'mediaMs' | 'gopMs'> = { mediaMs: 0, gopMs: 0 };

  count(packet: MediaPacket, nowMs: number): void {
    if (!isFrame(packet)) return;
    this.#firstMs ??= nowMs;
    this.#note(packet);
    const second = this.#secondOf(nowMs);
    Object.assign(second, this.#last);
    const isVideo = packet.kind === 'video';
    second[isVideo ? 'videoFrames' : 'audioFrames'] += 1;
    second[isVideo ? 'videoBytes' : 'audioBytes'] += packet.payload.length;
  }

  /** Means of up to five whole seconds before `atMs`; of less when the push is younger. */
  figuresAt(atMs: number): Figures {
    const wholeMs = Math.floor(atMs / secondMs) * secondMs;
    const beganMs = this.#firstMs ?? atMs;
    const isYoung = wholeMs - beganMs < secondMs;
    const untilMs = isYoung ? atMs : wholeMs;
    const fromMs = Math.max(wholeMs - windowMs, beganMs);
    const perSecond = (sum: number) =>
      untilMs > fromMs ? Math.round((sum * secondMs) / (untilMs - fromMs)) : 0;
    const sum = this.#sum(fromMs, untilMs);
    return {
      fps: perSecond(sum.videoFrames),
      videoBps: perSecond(sum.videoBytes * 8),
      audioFps: perSecond(sum.audioFrames),
      audioBps: perSecond(sum.audioBytes * 8),
    };
  }

  mediaMs(atMs: number): number {
    return this.#stateAt(atMs).mediaMs;
  }

  gopMs(atMs: number): number {
    return this.#stateAt(atMs).gopMs;
  }

  bytesBetween(fromMs: number, untilMs: number): number {
    const { videoBytes, audioBytes } = this.#sum(fromMs, untilMs);
    return videoBytes + audioBytes;
  }

  /** Time and key frames of the media. */
  #note({ kind, role, atMs }: MediaPacket): void {
    this.#firstMediaMs ??= atMs;
    const mediaMs = Math.max(this.#last.mediaMs, atMs - this.#firstMediaMs);
    const isKey = kind === 'video' && role === 'key';
    const gopMs = isKey && this.#lastKeyMs !== undefined ? atMs - this.#lastKeyMs : this.#last.gopMs;
    if (isKey) this.#lastKeyMs = atMs;
    this.#last = { mediaMs, gopMs };
  }

  #secondOf(atMs: number): Second {
    const at = Math.floor(atMs / secondMs);
    const known = this.#seconds.get(at);
    if (known) return known;
    const second = { videoFrames: 0, videoBytes: 0, audioFrames: 0, audioBytes: 0, ...this.#last };
    this.#seconds.set(at, second);
    return second;
  }

  /** The seconds that begin in the time asked for; one that has begun already counts as well. */
  #sum(fromMs: number, untilMs: number) {
    const sum = { videoFrames: 0, videoBytes: 0, audioFrames: 0, audioBytes: 0 };
    for (let at = Math.floor(fromMs / secondMs); at * secondMs < untilMs; at += 1) {
      const second = this.#seconds.get(at);
      if (second === undefined) continue;
      sum.videoFrames += second.videoFrames;
      sum.videoBytes += second.videoBytes;
      sum.audioFrames += second.audioFrames;
      sum.audioBytes += second.audioBytes;
    }
    return sum;
  }

  /** At the end of the last second that ended by `atMs`, or of the one that runs. */
  #stateAt(atMs: number): Pick<Second, 'mediaMs' | 'gopMs'> {
    const oldest = Math.floor((this.#firstMs ?? atMs) / secondMs);
    for (let at = Math.ceil(atMs / secondMs) - 1; at >= oldest; at -= 1) {
      const second = this.#seconds.get(at);
      if (second) return second;
    }
    return { mediaMs: 0, gopMs: 0 };
  }
}

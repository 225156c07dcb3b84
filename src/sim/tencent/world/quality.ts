import { noise } from './noise.ts';
import type { Figures } from './measured.ts';
import type { Push, Quality } from './stream.ts';

/** Push figures refresh every 5 s. */
export const slotMs = 5000;

/** A healthy 1080p30 at 4 Mbps. */
export const healthyQuality: Quality = {
  width: 1920,
  height: 1080,
  fps: 30,
  metaFps: 30,
  videoBps: 4_000_000,
  metaVideoBps: 4_000_000,
  audioFps: 47,
  audioBps: 128_000,
  metaAudioBps: 128_000,
  audioSampleRate: 48_000,
  videoCodec: 'H264',
  audioCodec: 'AAC',
  jitter: 0,
};

/** Of a pretended push: a key frame every two seconds. */
const usualGopMs = 2000;

/**
 * What a push carries at a moment. Of a pretended one it depends on the push and the moment alone, so history can be
 * asked for without being stored, and two readers always see the same.
 */
export function figuresAt(push: Push, atMs: number): Figures {
  if (push.measured) return push.measured.figuresAt(atMs);
  const factor = push.stutters.findLast((change) => change.fromMs <= atMs)?.factor ?? 1;
  const slot = Math.floor(atMs / slotMs);
  const sent = (figure: number, salt: string) => {
    const { jitter } = push.quality;
    const wander = jitter === 0 ? 1 : 1 + jitter * noise(`${push.sequence}/${slot}/${salt}`);
    return Math.max(0, Math.round(figure * factor * wander));
  };
  return {
    fps: sent(push.quality.fps, 'fps'),
    videoBps: sent(push.quality.videoBps, 'video'),
    audioFps: sent(push.quality.audioFps, 'audio-fps'),
    audioBps: sent(push.quality.audioBps, 'audio'),
  };
}

/** How much media a push has carried by a moment: it falls behind the clock while the push carries too little. */
export function mediaMs(push: Push, atMs: number): number {
  if (push.measured) return push.measured.mediaMs(atMs);
  const changes = [{ fromMs: push.beganMs, factor: 1 }, ...push.stutters, { fromMs: atMs, factor: 0 }];
  return changes.slice(1).reduce((sum, change, index) => {
    const before = changes[index];
    if (before === undefined) return sum;
    const untilMs = Math.min(change.fromMs, atMs);
    return sum + Math.max(0, untilMs - before.fromMs) * Math.min(1, before.factor);
  }, 0);
}

/** Milliseconds between two key frames. */
export function gopMs(push: Push, atMs: number): number {
  return push.measured?.gopMs(atMs) ?? usualGopMs;
}

import type { Push, Quality } from './stream.ts';

const slotMs = 5000; // Push figures refresh every 5 s.

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

export interface Figures {
  readonly fps: number;
  readonly videoBps: number;
  readonly audioFps: number;
  readonly audioBps: number;
}

/**
 * What a push carries at a moment. It depends on the push and the moment alone, so history can be asked for
 * without being stored, and two readers always see the same.
 */
export function figuresAt(push: Push, atMs: number): Figures {
  const factor = push.stutters.findLast((change) => change.fromMs <= atMs)?.factor ?? 1;
  const slot = Math.floor(atMs / slotMs);
  const sent = (figure: number, salt: string) => {
    const wander = 1 + push.quality.jitter * noise(`${push.sequence}/${slot}/${salt}`);
    return Math.max(0, Math.round(figure * factor * wander));
  };
  return {
    fps: sent(push.quality.fps, 'fps'),
    videoBps: sent(push.quality.videoBps, 'video'),
    audioFps: sent(push.quality.audioFps, 'audio-fps'),
    audioBps: sent(push.quality.audioBps, 'audio'),
  };
}

/** FNV-1a of a text as a number from -1 to 1. */
function noise(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash / 0xffffffff) * 2 - 1;
}

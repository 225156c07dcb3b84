import { durationText } from '../core/duration.ts';
import { LEAST_BITRATE_SHARE, LEAST_FPS_SHARE } from './push-verdict.ts';
import type { PushSummary } from './push-summary.ts';
import { text, type Text } from '../core/text.ts';

/** Less than this is measuring noise, or a scene that stands still for a moment. */
const LEAST_DRIFT = 0.01;
const LEAST_PART = 0.05;

/** What is wrong with the pushes of a window, the worst first; nothing where nothing is, or where nothing was told. */
export function pushFindings({ drift, fewFrames, lowBitrate, gaps, onAir }: PushSummary): readonly Text[] {
  if (onAir.length === 0) return [];
  // A gap before the first push or after the last is no interruption.
  const [first, last] = [onAir[0]?.from ?? 0, onAir.at(-1)?.to ?? 0];
  const breaks = gaps.filter(({ from, to }) => from >= first && to <= last);
  const breaksS = breaks.reduce((sum, { from, to }) => sum + to - from, 0);
  return [
    ...(drift !== undefined && drift >= LEAST_DRIFT
      ? [
          text`The encoder ran ${percent(drift)} slower than real time: its computer or its upstream was too slow.`,
        ]
      : []),
    ...(fewFrames >= LEAST_PART
      ? [
          text`For ${percent(fewFrames)} of the time on air there were fewer than ${percent(LEAST_FPS_SHARE)} of the declared frames.`,
        ]
      : []),
    ...(lowBitrate >= LEAST_PART
      ? [
          text`For ${percent(lowBitrate)} of the time on air the bitrate was below ${percent(LEAST_BITRATE_SHARE)} of what is declared.`,
        ]
      : []),
    ...(breaks.length === 1 ? [text`The push was interrupted once, for ${durationText(breaksS)}.`] : []),
    ...(breaks.length > 1
      ? [text`The push was interrupted ${breaks.length} times, ${durationText(breaksS)} in all.`]
      : []),
  ];
}

/** `8 %`, `1.5 %`. */
export const percent = (part: number): string => `${Math.round(part * 1000) / 10} %`;

import type { StreamKey } from '../live/port.ts';
import { streamKeyText } from '../core/locate-stream.ts';
import type { Button } from '../core/reply.ts';
import type { Span } from '../core/series.ts';
import { plainButton } from './stats-buttons.ts';
import { text, type Text } from '../core/text.ts';

/** How long a history is often looked at, in seconds. */
const RANGES: readonly (readonly [seconds: number, label: Text])[] = [
  [900, text`Last 15m`],
  [3600, text`Last 1h`],
  [10_800, text`Last 3h`],
  [86_400, text`Last 24h`],
  [604_800, text`Last 7d`],
];

/** The next shorter and the next longer look back, both up to now. */
export function rangeButtons(
  command: string,
  stream: StreamKey | undefined,
  { from, to }: Span,
): readonly Button[] {
  const length = to - from;
  const shorter = RANGES.findLast(([seconds]) => seconds < length);
  const longer = RANGES.find(([seconds]) => seconds > length);
  const of = stream === undefined ? {} : { stream: streamKeyText(stream) };
  return [shorter, longer]
    .filter((range) => range !== undefined)
    .map(([seconds, label]) => plainButton(label, command, { ...of, from: `-${seconds}s` }));
}

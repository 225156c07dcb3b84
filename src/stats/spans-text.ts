import { durationText } from '../core/duration.ts';
import type { Span } from '../core/series.ts';
import { joined, text, type Text } from '../core/text.ts';
import { shortWallText } from '../core/wall-text.ts';

const MOST_SPANS = 5;

/** The first stretches of a window by the clocks of a zone, each with its length: `12:00 to 12:20 (20m) and 3 more`. */
export function spansText(spans: readonly Span[], window: Span, zone: string): Text {
  // To the second where any of them begins or ends within a minute.
  const stepS = spans.some(({ from, to }) => from % 60 !== 0 || to % 60 !== 0) ? 1 : 60;
  const at = (moment: number): string => shortWallText(moment, window, stepS, zone);
  const shown = spans
    .slice(0, MOST_SPANS)
    .map(({ from, to }) => text`${at(from)} to ${at(to)} (${durationText(to - from)})`);
  const list = joined(shown, text`, `);
  const more = spans.length - shown.length;
  return more > 0 ? text`${list} and ${more} more` : list;
}

import type { StreamKey } from '../live/port.ts';
import { streamKeyText } from './locate-stream.ts';
import { code, joined, text, type Text } from './text.ts';

const MOST_SHOWN = 10;

/** Streams in full, the first ten of them: `a/live/x, b/live/x and 3 more`. */
export function streamList(streams: readonly StreamKey[]): Text {
  const shown = streams.slice(0, MOST_SHOWN).map((stream) => text`${code(streamKeyText(stream))}`);
  const more = streams.length - shown.length;
  const list = joined(shown, text`, `);
  return more > 0 ? text`${list} and ${more} more` : list;
}

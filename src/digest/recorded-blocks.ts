import { durationText } from '../core/duration.ts';
import type { Block, Button } from '../core/reply.ts';
import { bold, code, text, type Text } from '../core/text.ts';
import { listBlock } from './list-block.ts';
import type { Recorded } from './recorded.ts';

/** Streams that are named. */
const MOST = 5;

/** Recorded files by stream; their links are secrets of a kind, so they are given to who asks for them alone. */
export function recordedBlocks(recorded: readonly Recorded[]): readonly Block[] {
  const lines = recorded.slice(0, MOST).map(recordedText);
  const more = recorded.length - lines.length;
  const rest = more > 0 ? [more === 1 ? text`… and 1 more stream` : text`… and ${more} more streams`] : [];
  return listBlock(bold('Recorded files, as callbacks told'), [...lines, ...rest]);
}

function recordedText({ stream, files, lengthS }: Recorded): Text {
  const [name, length] = [code(stream), durationText(lengthS)];
  return files === 1 ? text`${name}: 1 file, ${length}` : text`${name}: ${files} files, ${length} in all`;
}

/** Where the links of the stream with the most recorded are given. */
export const recordedButtons = (recorded: readonly Recorded[], day: string): readonly Button[] =>
  recorded.slice(0, 1).map(({ stream }) => ({
    label: text`Files of ${stream}`,
    style: 'plain',
    command: 'record files',
    input: { stream, day },
  }));

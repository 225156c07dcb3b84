import * as z from 'zod';
import { attempt, type Reading } from '../../src/core/attempt.ts';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { csvBlocks, exportField } from '../../src/core/csv-block.ts';
import { measuredColumns, type CsvColumn } from '../../src/core/csv.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream, sameStream, streamKeyText } from '../../src/core/locate-stream.ts';
import { readingText } from '../../src/core/measured-text.ts';
import { fact, facts, paragraph, type Block, type Reply } from '../../src/core/reply.ts';
import { statsButtons } from '../../src/stats/stats-buttons.ts';
import { code, joined, text, type Text } from '../../src/core/text.ts';
import type { PlayFigures, PushFigures, StreamFilter, StreamKey } from '../../src/live/port.ts';
import { bitrateText, fpsText } from '../../src/live/wording.ts';

const MOST_ROWS = 20;
type Wish = 'csv' | undefined;

export default defineCommand({
  summary: 'Pushes and viewers now, of one stream or all',
  input: z.object({ stream: streamField('Only this stream').optional(), export: exportField() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref, export: wish }, context) {
    if (ref === undefined) return allReply(await readFigures({}, context), wish, context);
    const { stream } = await locateStream(ref, context);
    return oneReply(stream, await readFigures(stream, context), wish, context);
  },
});

/** What the two lists say; one that did not answer is told as that, and not taken for zero. */
interface Figures {
  readonly pushes: Reading<readonly PushFigures[]>;
  readonly plays: Reading<readonly PlayFigures[]>;
}

async function readFigures(filter: StreamFilter, { live }: Context): Promise<Figures> {
  const now = live.stats.now(filter);
  const [pushes, plays] = await Promise.all([attempt(now.pushes), attempt(now.plays)]);
  return { pushes, plays };
}

const rowsOf = <T>({ answer }: Reading<readonly T[]>): readonly T[] => answer?.value ?? [];

function playOf(name: string, { plays }: Figures): PlayFigures | undefined {
  return rowsOf(plays).find((play) => play.name === name);
}

function allReply(figures: Figures, wish: Wish, context: Context): Reply {
  const pushes = rowsOf(figures.pushes);
  const sorted = pushes.toSorted((a, b) => viewersOf(b, figures) - viewersOf(a, figures));
  const shown = sorted.slice(0, MOST_ROWS);
  const more = sorted.length - shown.length;
  return {
    tone: toneOf(figures),
    title: text`Pushes now: ${pushesText(figures)}, viewers: ${viewersText(figures)}`,
    blocks: [
      pushList(shown, figures),
      ...(more > 0 ? [paragraph(text`… ${more} more; name a stream to see its own.`)] : []),
      ...sources(figures, context),
      ...file('now', pushes, figures, wish, context),
    ],
    buttons: statsButtons({ command: 'stats now', input: {}, stream: undefined }, [], context),
  };
}

const toneOf = ({ pushes, plays }: Figures): Reply['tone'] =>
  pushes.answer === undefined || plays.answer === undefined ? 'warning' : 'info';

const pushesText = ({ pushes }: Figures): Text =>
  pushes.answer === undefined ? text`unknown` : text`${pushes.answer.value.length}`;

function viewersText({ plays }: Figures): Text {
  if (plays.answer === undefined) return text`unknown`;
  const viewers = plays.answer.value.reduce((sum, play) => sum + play.viewers, 0);
  const mbps = plays.answer.value.reduce((sum, play) => sum + play.bandwidthMbps, 0);
  return text`about ${viewers} (${bitrateText(mbps * 1_000_000)} out)`;
}

function pushList(pushes: readonly PushFigures[], figures: Figures): Block {
  if (figures.pushes.answer === undefined) {
    return paragraph(text`The cloud did not say what is being pushed.`);
  }
  if (pushes.length === 0) return paragraph(text`Nothing is being pushed.`);
  const columns = [text`Stream`, text`Viewers`, text`Out`, text`In`, text`Frames`];
  return { kind: 'table', columns, rows: pushes.map((push) => cells(push, figures)) };
}

const viewersOf = (push: PushFigures, figures: Figures): number =>
  playOf(push.stream.name, figures)?.viewers ?? 0;

function cells(push: PushFigures, figures: Figures): Text[] {
  const play = playOf(push.stream.name, figures);
  // The list has no row for a stream that nobody watched in that minute.
  const none = figures.plays.answer === undefined ? text`?` : text`–`;
  return [
    text`${push.stream.app}/${push.stream.name}`,
    play === undefined ? none : text`${play.viewers}`,
    play === undefined ? none : text`${bandwidth(play)}`,
    push.totalBps === undefined ? text`?` : text`${bitrateText(push.totalBps)}`,
    push.fps === undefined ? text`?` : text`${fpsText(push.fps)} fps`,
  ];
}

const bandwidth = ({ bandwidthMbps }: PlayFigures): string => bitrateText(bandwidthMbps * 1_000_000);

function oneReply(stream: StreamKey, figures: Figures, wish: Wish, context: Context): Reply {
  const push = rowsOf(figures.pushes).find((row) => sameStream(row.stream, stream));
  const play = playOf(stream.name, figures);
  const pushed = figures.pushes.answer === undefined ? text`unknown` : text`none now`;
  const played = figures.plays.answer === undefined ? text`unknown` : text`none counted in that minute`;
  return {
    tone: toneOf(figures),
    title: text`Figures of ${stream.name} now`,
    blocks: [
      facts(
        fact(text`Stream`, text`${code(streamKeyText(stream))}`),
        fact(text`Push`, push === undefined ? pushed : pushText(push)),
        fact(text`Viewers`, play === undefined ? played : playText(play)),
      ),
      ...sources(figures, context),
      ...file(`now-${stream.name}`, push === undefined ? [] : [push], figures, wish, context),
    ],
    buttons: statsButtons({ command: 'stats now', input: {}, stream }, [], context),
  };
}

const playText = (play: PlayFigures): Text =>
  play.requests === undefined
    ? text`about ${play.viewers}, ${bandwidth(play)} out`
    : text`about ${play.viewers}, ${bandwidth(play)} out, ${play.requests} requests a minute`;

function pushText({ totalBps, fps, resolution }: PushFigures): Text {
  const rate = totalBps === undefined ? text`bitrate not told` : text`${bitrateText(totalBps)} in`;
  const frames = fps === undefined ? text`frames not told` : text`${fpsText(fps)} fps`;
  return joined([rate, frames, ...(resolution === undefined ? [] : [text`${resolution}`])], text`, `);
}

/** Where the figures come from and how old they are; viewers are samples of connections (tencent-live 14 #15). */
const sources = ({ pushes, plays }: Figures, { now }: Context): Block[] => [
  paragraph(readingText(text`Pushes`, pushes, now())),
  paragraph(readingText(text`Viewers, approximate, all apps of a name together`, plays, now())),
];

function file(
  name: string,
  rows: readonly PushFigures[],
  figures: Figures,
  wish: Wish,
  { now }: Context,
): readonly Block[] {
  const { pushes, plays } = figures;
  return csvBlocks(wish, {
    name,
    what: text`pushes with their viewers`,
    columns: [
      ...PUSH_COLUMNS,
      ...playColumns(figures),
      ...(pushes.answer === undefined ? [] : measuredColumns<PushFigures>(pushes.answer, 'push_')),
      ...(plays.answer === undefined ? [] : measuredColumns<PushFigures>(plays.answer, 'play_')),
    ],
    rows,
    at: now(),
  });
}

const PUSH_COLUMNS: readonly CsvColumn<PushFigures>[] = [
  { name: 'stream', cell: ({ stream }) => streamKeyText(stream) },
  { name: 'fps', cell: ({ fps }) => fps },
  { name: 'total_bitrate_bps', cell: ({ totalBps }) => totalBps },
  { name: 'resolution', cell: ({ resolution }) => resolution },
];

const playColumns = (figures: Figures): readonly CsvColumn<PushFigures>[] =>
  figures.plays.answer === undefined
    ? []
    : [
        { name: 'viewers_approx', cell: ({ stream }) => playOf(stream.name, figures)?.viewers },
        { name: 'bandwidth_mbps', cell: ({ stream }) => playOf(stream.name, figures)?.bandwidthMbps },
        { name: 'requests_per_minute', cell: ({ stream }) => playOf(stream.name, figures)?.requests },
      ];

import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { csvBlocks, exportField } from '../../src/core/csv-block.ts';
import { measuredColumns, type CsvColumn } from '../../src/core/csv.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream, sameStream, streamKeyText } from '../../src/core/locate-stream.ts';
import { maskedIp } from '../../src/core/masked-ip.ts';
import { measuredText } from '../../src/core/measured-text.ts';
import {
  bitrateAgainst,
  fpsAgainst,
  isJudged,
  pushTrouble,
  troubleText,
  verdictWord,
} from '../../src/stats/push-verdict.ts';
import { fact, facts, paragraph, type Block, type Fact, type Reply } from '../../src/core/reply.ts';
import { statsButtons } from '../../src/stats/stats-buttons.ts';
import { code, text, type Text } from '../../src/core/text.ts';
import type { Measured, PushFigures, StreamKey } from '../../src/live/port.ts';
import { bitrateText, fpsText } from '../../src/live/wording.ts';

const MOST_ROWS = 20;
type Pushes = Measured<readonly PushFigures[]>;
type Wish = 'csv' | undefined;

export default defineCommand({
  summary: 'Pushes now: frames and bitrate against what is declared',
  input: z.object({ stream: streamField('Only this stream').optional(), export: exportField() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref, export: wish }, context) {
    if (ref === undefined) return allReply(await context.live.stats.pushes({}), wish, context);
    const { stream } = await locateStream(ref, context);
    return oneReply(stream, await context.live.stats.pushes(stream), wish, context);
  },
});

/** What of a client's address this person may see (product C3). */
const shownIp = (ip: string | undefined, context: Context): string | undefined =>
  ip === undefined || context.holds('moderate').allowed ? ip : maskedIp(ip);

function allReply(pushes: Pushes, wish: Wish, context: Context): Reply {
  const sorted = pushes.value.toSorted(
    (a, b) => Number(isTroubled(b)) - Number(isTroubled(a)) || a.stream.name.localeCompare(b.stream.name),
  );
  const troubled = sorted.filter(isTroubled).length;
  const more = sorted.length - MOST_ROWS;
  return {
    tone: troubled > 0 ? 'warning' : 'info',
    title: sorted.some(isJudged)
      ? text`Pushes now: ${sorted.length}, in trouble: ${troubled}`
      : text`Pushes now: ${sorted.length}`,
    blocks: [
      ...noVerdict(sorted),
      pushList(sorted.slice(0, MOST_ROWS), context),
      ...(more > 0 ? [paragraph(text`… ${more} more; name a stream to see its own.`)] : []),
      paragraph(measuredText(text`Pushes`, pushes, context.now())),
      ...file('pushes', pushes, wish, context),
    ],
    buttons: statsButtons({ command: 'stats push', input: {}, stream: undefined }, [], context),
  };
}

/** Nothing declared, nothing to judge by: that is said, and not taken for good. */
const noVerdict = (pushes: readonly PushFigures[]): readonly Block[] =>
  pushes.length === 0 || pushes.some(isJudged)
    ? []
    : [paragraph(text`There is no verdict: the cloud does not tell what an encoder declares.`)];

const isTroubled = (push: PushFigures): boolean => pushTrouble(push) !== undefined;

function pushList(pushes: readonly PushFigures[], context: Context): Block {
  if (pushes.length === 0) return paragraph(text`Nothing is being pushed.`);
  const columns = [
    text`Stream`,
    text`Verdict`,
    text`Frames`,
    text`In`,
    text`Codec`,
    text`Picture`,
    text`From`,
  ];
  return { kind: 'table', columns, rows: pushes.map((push) => cells(push, context)) };
}

function cells(push: PushFigures, context: Context): Text[] {
  const { stream, fps, totalBps, videoCodec, resolution, clientIp } = push;
  const shown = [
    fps === undefined ? undefined : `${fpsText(fps)} fps`,
    totalBps === undefined ? undefined : bitrateText(totalBps),
    videoCodec,
    resolution,
    shownIp(clientIp, context),
  ];
  return [
    text`${stream.app}/${stream.name}`,
    verdictWord(push),
    ...shown.map((cell) => text`${cell ?? '?'}`),
  ];
}

function oneReply(stream: StreamKey, pushes: Pushes, wish: Wish, context: Context): Reply {
  const push = pushes.value.find((row) => sameStream(row.stream, stream));
  const trouble = push && pushTrouble(push);
  return {
    tone: trouble !== undefined ? 'warning' : push !== undefined && isJudged(push) ? 'good' : 'info',
    title: oneTitle(stream, push),
    blocks: [
      ...(trouble === undefined ? [] : [paragraph(troubleText(trouble))]),
      ...noVerdict(push === undefined ? [] : [push]),
      facts(
        fact(text`Stream`, text`${code(streamKeyText(stream))}`),
        ...(push === undefined ? [] : pushFacts(push, context)),
      ),
      paragraph(measuredText(text`Pushes`, pushes, context.now())),
      ...file(`push-${stream.name}`, { ...pushes, value: push === undefined ? [] : [push] }, wish, context),
    ],
    buttons: statsButtons({ command: 'stats push', input: {}, stream }, [], context),
  };
}

function oneTitle({ name }: StreamKey, push: PushFigures | undefined): Text {
  if (push === undefined) return text`${name} is not being pushed`;
  switch (pushTrouble(push)) {
    case 'few frames':
      return text`${name}: too few frames`;
    case 'low bitrate':
      return text`${name}: the bitrate is low`;
    case undefined:
      return isJudged(push) ? text`${name}: the push is fine` : text`${name} is being pushed`;
  }
}

function pushFacts(push: PushFigures, context: Context): Fact[] {
  const { totalBps, resolution, videoCodec, audioCodec, beganText } = push;
  const codecs = [videoCodec, audioCodec].filter((codec) => codec !== undefined).join(' / ');
  const told: readonly (readonly [Text, Text | undefined])[] = [
    [text`Frame rate`, fpsAgainst(push)],
    [text`Video bitrate`, bitrateAgainst(push)],
    [text`Bitrate in all`, totalBps === undefined ? undefined : text`${bitrateText(totalBps)}`],
    [text`Picture`, resolution === undefined ? undefined : text`${resolution}`],
    [text`Codecs`, codecs === '' ? undefined : text`${codecs}`],
    // tencent-live 14 #9: the zone is not documented, so the cloud's own words are shown.
    [
      text`Began`,
      beganText === undefined
        ? undefined
        : text`${beganText} (as the cloud writes it, by Beijing time as a rule)`,
    ],
  ];
  const ip = shownIp(push.clientIp, context);
  return [
    ...told.map(([label, value]) => fact(label, value ?? text`not told`)),
    fact(text`Pushed from`, ip === undefined ? text`not told` : text`${code(ip)}`),
  ];
}

function file(name: string, pushes: Pushes, wish: Wish, context: Context): readonly Block[] {
  return csvBlocks(wish, {
    name,
    what: text`what is being pushed`,
    columns: [...columnsFor(context), ...measuredColumns<PushFigures>(pushes)],
    rows: pushes.value,
    at: context.now(),
  });
}

const columnsFor = (context: Context): readonly CsvColumn<PushFigures>[] => [
  { name: 'stream', cell: ({ stream }) => streamKeyText(stream) },
  { name: 'verdict', cell: (push) => pushTrouble(push) ?? (isJudged(push) ? 'fine' : undefined) },
  { name: 'fps', cell: ({ fps }) => fps },
  { name: 'declared_fps', cell: ({ declaredFps }) => declaredFps },
  { name: 'video_bitrate_bps', cell: ({ videoBps }) => videoBps },
  { name: 'audio_bitrate_bps', cell: ({ audioBps }) => audioBps },
  { name: 'total_bitrate_bps', cell: ({ totalBps }) => totalBps },
  { name: 'declared_video_bitrate_bps', cell: ({ declaredVideoBps }) => declaredVideoBps },
  { name: 'resolution', cell: ({ resolution }) => resolution },
  { name: 'video_codec', cell: ({ videoCodec }) => videoCodec },
  { name: 'audio_codec', cell: ({ audioCodec }) => audioCodec },
  { name: 'client_ip', cell: ({ clientIp }) => shownIp(clientIp, context) },
];

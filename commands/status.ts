import * as z from 'zod';
import { defineCommand, type Context } from '../src/core/command.ts';
import { durationText } from '../src/core/duration.ts';
import { streamField } from '../src/core/field-types.ts';
import { locateStream, sameStream, streamKeyText } from '../src/core/locate-stream.ts';
import { mixLine } from '../src/core/mix-line.ts';
import { measuredText } from '../src/core/measured-text.ts';
import { bitrateAgainst, fpsAgainst, pushTrouble, troubleText } from '../src/stats/push-verdict.ts';
import { readStream, type StreamReading } from '../src/core/read-stream.ts';
import { fact, facts, paragraph, type Block, type Button, type Fact, type Reply } from '../src/core/reply.ts';
import { streamList } from '../src/core/stream-list.ts';
import { bold, code, text, time, type Text } from '../src/core/text.ts';
import type { PushFigures, StreamKey } from '../src/live/port.ts';
import { stopReasonText } from '../src/live/stop-reason.ts';
import { bitrateText } from '../src/live/wording.ts';
import { recentPushes, type RecentPushes } from '../src/watch/recent-pushes.ts';

export default defineCommand({
  summary: 'State of a stream: live, banned, quality, since when',
  input: z.object({ stream: streamField() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref }, context) {
    const { stream, online } = await locateStream(ref, context);
    const reading = await readStream(stream, online, context.live, context.now());
    const others = (online?.value ?? [])
      .map((entry) => entry.stream)
      .filter((other) => !sameStream(other, stream));
    const pushes = await recentPushes(stream, reading.lastPush, context);
    const { blocks, ...rest } = card(stream, { ...reading, newerStop: pushes.newerStop }, others, context);
    return { ...rest, blocks: [...blocks, ...pushes.blocks, ...(await mixLine(stream, context))] };
  },
});

/** What the lists say, and what a callback told since. */
type CardReading = StreamReading & Pick<RecentPushes, 'newerStop'>;

function card(
  stream: StreamKey,
  reading: CardReading,
  others: readonly StreamKey[],
  context: Context,
): Reply {
  const verdict = reading.push && pushTrouble(reading.push);
  const blocks: Block[] = [
    ...(verdict === undefined ? [] : [paragraph(troubleText(verdict))]),
    facts(...stateFacts(stream, reading, context.now()), ...(reading.push ? pushFacts(reading.push) : [])),
    ...(others.length > 0 ? [paragraph(text`Also live under this name: ${streamList(others)}.`)] : []),
    ...freshness(reading, context.now()),
    ...(reading.fault === undefined
      ? []
      : [paragraph(text`The cloud did not answer: ${reading.fault.said} ${reading.fault.next}`)]),
  ];
  return {
    tone:
      reading.state === 'live'
        ? verdict
          ? 'warning'
          : 'good'
        : reading.state === 'offline'
          ? 'info'
          : 'warning',
    title: titleOf(stream, reading),
    blocks,
    buttons: buttons(stream, reading, context),
  };
}

function titleOf({ name }: StreamKey, { state }: StreamReading): Text {
  switch (state) {
    case 'live':
      return text`${name} is live`;
    case 'offline':
      return text`${name} is not live`;
    case 'banned':
      return text`${name} is banned`;
    case 'unknown':
      return text`${name}: state unknown`;
  }
}

function stateFacts(stream: StreamKey, reading: CardReading, now: number): Fact[] {
  const { state, source, at, since, bannedUntil, disagrees } = reading;
  return [
    fact(text`Stream`, text`${code(streamKeyText(stream))}`),
    fact(
      text`State`,
      state === 'unknown'
        ? text`${bold(state)}`
        : text`${bold(state)}, read ${durationText(now - at)} ago from ${source}`,
    ),
    ...(disagrees === undefined ? [] : [fact(text`Sources disagree`, text`${disagrees} says offline`)]),
    ...(state === 'live' && since !== undefined ? [fact(text`Live since`, text`${time(since)}`)] : []),
    ...(bannedUntil === undefined
      ? []
      : [fact(text`Banned until`, text`${time(bannedUntil)} (approximate, by Tencent's list)`)]),
    ...(state === 'live' ? [] : lastPushFacts(reading)),
  ];
}

/** A reported end that is newer than the lists is said to be reported. */
function lastPushFacts({ lastPush, newerStop }: CardReading): Fact[] {
  if (newerStop !== undefined) return [fact(text`Last push`, newerStop)];
  if (lastPush === undefined) return [];
  return [fact(text`Last push`, text`ended ${time(lastPush.to)}: ${stopReasonText(lastPush.stopReason)}`)];
}

function pushFacts(push: PushFigures): Fact[] {
  const { resolution, totalBps, videoBps, videoCodec, audioCodec } = push;
  const [frames, bitrate] = [fpsAgainst(push), bitrateAgainst(push)];
  const codecs = [videoCodec, audioCodec].filter((codec) => codec !== undefined).join(' / ');
  return [
    ...(resolution === undefined ? [] : [fact(text`Resolution`, text`${resolution}`)]),
    ...(frames === undefined ? [] : [fact(text`Frame rate`, frames)]),
    ...(bitrate === undefined ? [] : [fact(text`Video bitrate`, bitrate)]),
    ...(videoBps !== undefined || totalBps === undefined
      ? []
      : [fact(text`Bitrate`, text`${bitrateText(totalBps)}, video and audio`)]),
    ...(codecs === '' ? [] : [fact(text`Codecs`, text`${codecs}`)]),
  ];
}

/** Where the push figures of the card are from. */
function freshness({ push, pushes }: StreamReading, now: number): Block[] {
  if (push === undefined || pushes.answer === undefined) return [];
  return [paragraph(measuredText(text`Push figures`, pushes.answer, now))];
}

function buttons(stream: StreamKey, { state }: StreamReading, context: Context): Button[] {
  const input = { stream: streamKeyText(stream) };
  const button = (label: Text, command: string, style: Button['style'] = 'plain'): Button => ({
    label,
    style,
    command,
    input,
  });
  const live = state === 'live';
  const offered: Button[] = [
    button(text`Refresh`, 'status'),
    button(text`Stats`, 'stats now'),
    ...(state === 'banned'
      ? []
      : [button(text`Record…`, 'record start'), button(text`Push URL`, 'url push')]),
    ...(live ? [button(text`Cut…`, 'cut')] : []),
    ...(state === 'banned' || state === 'unknown'
      ? [button(text`Unban ${stream.name}…`, 'unban', 'primary')]
      : []),
    ...(state === 'banned' ? [] : [button(text`Ban…`, 'ban', 'danger')]),
  ];
  return offered.filter(({ command }) => context.may(command).allowed);
}

import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { BotError } from '../../src/core/errors.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream, sameStream, streamKeyText } from '../../src/core/locate-stream.ts';
import { fact, facts, paragraph, type Block, type Button, type Reply } from '../../src/core/reply.ts';
import { code, text, type Text } from '../../src/core/text.ts';
import { bitrateText, fpsText } from '../../src/live/wording.ts';
import type { PlayFigures, PushFigures, Sourced, StreamKey } from '../../src/live/port.ts';

const MOST_ROWS = 20;

export default defineCommand({
  summary: 'Pushes and viewers now, of one stream or all',
  input: z.object({ stream: streamField('Only this stream').optional() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref }, context) {
    if (ref === undefined) return allReply(await readFigures(context), context);
    const { stream } = await locateStream(ref, context);
    return oneReply(stream, await readFigures(context), context);
  },
});

/** What the two lists say; one that did not answer is the error itself, so that it is told and not taken for zero. */
interface Figures {
  readonly pushes: Sourced<readonly PushFigures[]> | BotError;
  readonly plays: Sourced<readonly PlayFigures[]> | BotError;
}

async function readFigures({ live }: Context): Promise<Figures> {
  const [pushes, plays] = await Promise.all([attempt(live.stats.pushes({})), attempt(live.stats.plays())]);
  return { pushes, plays };
}

async function attempt<T>(reading: Promise<Sourced<T>>): Promise<Sourced<T> | BotError> {
  try {
    return await reading;
  } catch (thrown) {
    if (thrown instanceof BotError) return thrown;
    throw thrown;
  }
}

const rowsOf = <T>(list: Sourced<readonly T[]> | BotError): readonly T[] =>
  list instanceof BotError ? [] : list.value;

function playOf(name: string, { plays }: Figures): PlayFigures | undefined {
  return rowsOf(plays).find((play) => play.name === name);
}

function allReply(figures: Figures, context: Context): Reply {
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
    ],
    buttons: [refresh({})],
  };
}

const toneOf = ({ pushes, plays }: Figures): Reply['tone'] =>
  pushes instanceof BotError || plays instanceof BotError ? 'warning' : 'info';

const pushesText = ({ pushes }: Figures): Text =>
  pushes instanceof BotError ? text`unknown` : text`${pushes.value.length}`;

function viewersText({ plays }: Figures): Text {
  if (plays instanceof BotError) return text`unknown`;
  const viewers = plays.value.reduce((sum, play) => sum + play.viewers, 0);
  const mbps = plays.value.reduce((sum, play) => sum + play.bandwidthMbps, 0);
  return text`about ${viewers} (${bitrateText(mbps * 1_000_000)} out)`;
}

function pushList(pushes: readonly PushFigures[], figures: Figures): Block {
  if (figures.pushes instanceof BotError) {
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
  const none = figures.plays instanceof BotError ? text`?` : text`–`;
  return [
    text`${push.stream.app}/${push.stream.name}`,
    play === undefined ? none : text`${play.viewers}`,
    play === undefined ? none : text`${bandwidth(play)}`,
    push.videoBps === undefined ? text`?` : text`${bitrateText(push.videoBps + (push.audioBps ?? 0))}`,
    push.fps === undefined ? text`?` : text`${fpsText(push.fps)} fps`,
  ];
}

const bandwidth = ({ bandwidthMbps }: PlayFigures): string => bitrateText(bandwidthMbps * 1_000_000);

function oneReply(stream: StreamKey, figures: Figures, context: Context): Reply {
  const push = rowsOf(figures.pushes).find((row) => sameStream(row.stream, stream));
  const play = playOf(stream.name, figures);
  const pushed = figures.pushes instanceof BotError ? text`unknown` : text`none now`;
  const played = figures.plays instanceof BotError ? text`unknown` : text`none counted in that minute`;
  return {
    tone: toneOf(figures),
    title: text`Figures of ${stream.name} now`,
    blocks: [
      facts(
        fact(text`Stream`, text`${code(streamKeyText(stream))}`),
        fact(text`Push`, push === undefined ? pushed : pushText(push)),
        fact(
          text`Viewers`,
          play === undefined
            ? played
            : text`about ${play.viewers}, ${bandwidth(play)} out, ${play.requests ?? '?'} requests a minute`,
        ),
      ),
      ...sources(figures, context),
    ],
    buttons: [
      refresh({ stream: streamKeyText(stream) }),
      { label: text`Status`, style: 'plain', command: 'status', input: { stream: streamKeyText(stream) } },
    ],
  };
}

function pushText({ videoBps, audioBps, fps, resolution }: PushFigures): Text {
  const rate = videoBps === undefined ? '?' : bitrateText(videoBps + (audioBps ?? 0));
  return text`${rate} in, ${fps === undefined ? '?' : fpsText(fps)} fps, ${resolution ?? '?'}`;
}

/** Where the figures come from and how old they are; viewers are samples of connections (tencent-live 14 #15). */
function sources({ pushes, plays }: Figures, { now }: Context): Block[] {
  return [
    paragraph(sourceText(text`Pushes`, pushes, now())),
    paragraph(
      text`${sourceText(text`Viewers, all apps of a name together, approximate`, plays, now())} Not for billing.`,
    ),
  ];
}

function sourceText(what: Text, list: Sourced<unknown> | BotError, now: number): Text {
  return list instanceof BotError
    ? text`${what}: the cloud did not answer. ${list.said} ${list.next}`
    : text`${what}: ${durationText(now - list.at)} old, from ${code(list.source)}.`;
}

const refresh = (input: Readonly<Record<string, string>>): Button => ({
  label: text`Refresh`,
  style: 'plain',
  command: 'stats now',
  input,
});

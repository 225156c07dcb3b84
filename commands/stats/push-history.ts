import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { exportField } from '../../src/core/csv-block.ts';
import { durationText } from '../../src/core/duration.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream, streamKeyText } from '../../src/core/locate-stream.ts';
import { measuredText } from '../../src/core/measured-text.ts';
import { askedAgain, pastWindow, pastWindowFields, windowText } from '../../src/core/past-window.ts';
import { percent, pushFindings } from '../../src/stats/push-findings.ts';
import { pushHistoryFile } from '../../src/stats/push-history-csv.ts';
import { bitrateLine, pushTable } from '../../src/stats/push-history-table.ts';
import { summarizePushes, type PushSummary } from '../../src/stats/push-summary.ts';
import { rangeButtons } from '../../src/stats/range-buttons.ts';
import { fact, facts, paragraph, type Fact, type Reply } from '../../src/core/reply.ts';
import type { Span, Spread } from '../../src/core/series.ts';
import { spansText } from '../../src/stats/spans-text.ts';
import { statsButtons } from '../../src/stats/stats-buttons.ts';
import { code, joined, text, type Text } from '../../src/core/text.ts';
import type { Measured, PushPoint, StreamKey } from '../../src/live/port.ts';
import { bitrateText, fpsText } from '../../src/live/wording.ts';

const COMMAND = 'stats push-history';
const USUAL_S = 3600;

export default defineCommand({
  summary: 'How a stream was pushed: frames, bitrate, gaps, drift',
  input: z.object({ stream: streamField(), ...pastWindowFields(), export: exportField() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref, from, to, export: wish }, context) {
    const { stream } = await locateStream(ref, context);
    // Last, since the cloud counts back from when it is asked: a week ago must not become a week and a second.
    const asked = pastWindow({ from, to }, USUAL_S, context);
    const history = await context.live.stats.pushHistory(stream, asked.from, asked.to);
    // Up to where figures are there: what comes later is no gap.
    const window = { from: asked.from, to: Math.min(asked.to, history.at) };
    const summary = summarizePushes(history.value, window, history.stepS);
    const input = askedAgain({ from, to }, context);
    return {
      ...headOf(stream, summary, window),
      blocks: [
        ...pushFindings(summary).map(paragraph),
        facts(...factsOf({ stream, history, window, summary }, context)),
        ...(summary.onAir.length === 0
          ? []
          : [pushTable(history.value, window, history.stepS, context.settings.timezone)]),
        paragraph(measuredText(text`Pushes`, history, context.now())),
        ...pushHistoryFile(wish, stream, history, context.now()),
      ],
      buttons: statsButtons(
        { command: COMMAND, input, stream },
        rangeButtons(COMMAND, stream, asked),
        context,
      ),
    };
  },
});

/** A history and what it comes to. */
interface Seen {
  readonly stream: StreamKey;
  readonly history: Measured<readonly PushPoint[]>;
  readonly window: Span;
  readonly summary: PushSummary;
}

function headOf(
  { name }: StreamKey,
  summary: PushSummary,
  { from, to }: Span,
): Pick<Reply, 'tone' | 'title'> {
  const length = durationText(to - from);
  if (summary.onAir.length === 0) return { tone: 'info', title: text`${name} was not pushed for ${length}` };
  const tone = pushFindings(summary).length > 0 ? 'warning' : 'good';
  return { tone, title: text`${name} was on air for ${durationText(summary.onAirS)} of ${length}` };
}

function factsOf({ stream, history, window, summary }: Seen, { settings }: Context): readonly Fact[] {
  const { timezone: zone } = settings;
  const { onAir, gaps, bitrate, fps, gopMs, resolutions } = summary;
  const basics = [
    fact(text`Stream`, text`${code(streamKeyText(stream))}`),
    fact(text`Time`, windowText(window, zone)),
  ];
  if (onAir.length === 0) return basics;
  return [
    ...basics,
    fact(text`On air`, spansText(onAir, window, zone)),
    fact(text`Off air`, gaps.length === 0 ? text`never` : spansText(gaps, window, zone)),
    fact(text`Bitrate in`, spreadText(bitrate, bitrateText)),
    fact(text`Bitrate line`, text`${code(bitrateLine(history.value, window, history.stepS))} from 0`),
    fact(
      text`Frame rate`,
      spreadText(fps, (value) => `${fpsText(value)} fps`),
    ),
    fact(
      text`Key frames`,
      spreadText(gopMs, (value) => `${value / 1000} s apart`),
    ),
    fact(text`Media time`, driftText(summary)),
    fact(
      text`Picture`,
      resolutions.length === 0
        ? NOT_TOLD
        : joined(
            resolutions.map((each) => text`${each}`),
            text`, then `,
          ),
    ),
  ];
}

const NOT_TOLD = text`not told`;

const spreadText = (spread: Spread | undefined, show: (value: number) => string): Text =>
  spread === undefined
    ? NOT_TOLD
    : spread.least === spread.most
      ? text`${show(spread.median)} all the time`
      : text`${show(spread.median)} (median), from ${show(spread.least)} to ${show(spread.most)}`;

function driftText({ drift }: PushSummary): Text {
  if (drift === undefined) return NOT_TOLD;
  return Math.abs(drift) < 0.001
    ? text`keeps up with the clock`
    : drift > 0
      ? text`${percent(drift)} slower than the clock`
      : text`${percent(-drift)} faster than the clock`;
}

import type { Context } from '../core/command.ts';
import { streamKeyText } from '../core/locate-stream.ts';
import { measuredText } from '../core/measured-text.ts';
import { fact, facts, paragraph, type Block, type Fact, type Reply } from '../core/reply.ts';
import { code, text, time, type Text } from '../core/text.ts';
import { bitrateText } from '../live/wording.ts';
import { percent } from '../stats/push-findings.ts';
import { bitrateAgainst, fpsAgainst } from '../stats/push-verdict.ts';
import { leaseButtons } from './lease-report.ts';
import type { MeasuredPush } from './measure-push.ts';
import { judgePush, problemsOf, type Problem, type PushMeasure, type Verdict } from './push-health.ts';
import type { TestLease } from './test-lease.ts';

/** What whoever has a lease is told of its push: the verdict first, then what it was made from. */

export function pushReply(lease: TestLease, push: MeasuredPush | undefined, context: Context): Reply {
  const verdict = push === undefined ? undefined : judgePush(push.measure);
  return {
    tone:
      verdict === 'healthy' ? 'good' : verdict === undefined || verdict === 'unjudged' ? 'info' : 'warning',
    title: titleOf(lease.stream.name, verdict, push?.measure),
    blocks: [
      ...(push === undefined ? [paragraph(NO_FIGURES)] : adviceBlocks(push.measure)),
      facts(...(push === undefined ? [] : measureFacts(push.measure)), ...leaseFacts(lease)),
      ...(push === undefined ? [] : [paragraph(measuredText(text`Figures`, push.from, context.now()))]),
    ],
    buttons: leaseButtons(lease),
  };
}

const NO_FIGURES = text`The cloud has no figures of it yet, so nothing can be said about the encoder. You are told once they show anything.`;

function titleOf(name: string, verdict: Verdict | undefined, measure: PushMeasure | undefined): Text {
  switch (verdict) {
    case undefined:
      return text`${name} is on the air; no figures yet`;
    case 'healthy':
      return text`${name} is on the air and healthy`;
    case 'unjudged':
      return text`${name} is on the air`;
    case 'nothing':
      return text`${name} is on the air, but nothing arrives`;
    case 'no-video':
      return text`${name} is on the air without a picture: sound alone`;
    case 'no-audio':
      return text`${name} is on the air without sound`;
    case 'slow':
      return text`${name}: the encoder is ${percent(measure?.drift ?? 0)} slower than real time: upstream or CPU`;
    case 'fast':
      return text`${name}: the encoder sends ${percent(-(measure?.drift ?? 0))} faster than real time`;
    case 'few-frames':
      return text`${name}: the encoder sends fewer frames than it declares`;
    case 'low-bitrate':
      return text`${name}: less than half of the declared bitrate arrives`;
    case 'long-gop':
      return text`${name}: its key frames are far apart`;
  }
}

const ADVICE: Readonly<Record<Problem, Text>> = {
  nothing: text`The connection stands, but carries nothing: see whether the encoder has a source, and whether its network still works.`,
  'no-video': text`Only sound arrives: see that the encoder has a video source and a codec that the cloud takes.`,
  slow: text`What it sends falls behind the clock more and more, so viewers will stutter: lower resolution, frame rate or bitrate, choose a faster preset, or use a better line.`,
  'few-frames': text`Its computer or its upstream is too slow: lower resolution or frame rate, or choose a faster preset.`,
  'low-bitrate': text`The upstream may be too narrow, or the picture is still.`,
  fast: text`A file that is sent as fast as it can be read does this: with ffmpeg, give -re before the input.`,
  'long-gop': text`A player shows nothing before the next key frame: set the key frame interval to 2 s.`,
  'no-audio': text`No sound arrives: see that the encoder has an audio source.`,
};

function adviceBlocks(measure: PushMeasure): readonly Block[] {
  const problems = problemsOf(measure);
  if (problems.length > 0) return problems.map((problem) => paragraph(ADVICE[problem]));
  return judgePush(measure) === 'unjudged'
    ? [paragraph(text`There is no verdict: the cloud does not tell what the encoder declares.`)]
    : [];
}

const NOT_TOLD = text`not told`;

function measureFacts(measure: PushMeasure): readonly Fact[] {
  const { resolution, audioBps, totalBps, gopMs } = measure;
  const bitrate =
    bitrateAgainst(measure) ?? (totalBps === undefined ? undefined : text`${bitrateText(totalBps)} in all`);
  return [
    fact(text`Picture`, resolution === undefined ? NOT_TOLD : text`${resolution}`),
    fact(text`Frames`, fpsAgainst(measure) ?? NOT_TOLD),
    fact(text`Bitrate`, bitrate ?? NOT_TOLD),
    fact(text`Sound`, audioBps === undefined ? NOT_TOLD : text`${bitrateText(audioBps)}`),
    fact(text`Key frames`, gopMs === undefined ? NOT_TOLD : text`${gopMs / 1000} s apart`),
    fact(text`Media time`, paceText(measure)),
  ];
}

function paceText({ drift }: PushMeasure): Text {
  if (drift === undefined) return NOT_TOLD;
  if (Math.abs(drift) < 0.001) return text`keeps up with the clock`;
  return drift > 0
    ? text`${percent(drift)} slower than the clock`
    : text`${percent(-drift)} faster than the clock`;
}

const leaseFacts = ({ stream, until }: TestLease): readonly Fact[] => [
  fact(text`Stream`, text`${code(streamKeyText(stream))}`),
  fact(text`Ends`, text`${time(until)}`),
];

/** It is no longer on the air, and the lease goes on. */
export const goneReply = (lease: TestLease, why: Text | undefined): Reply => ({
  tone: 'info',
  title: text`${lease.stream.name} is off the air`,
  blocks: [
    paragraph(
      why === undefined
        ? text`The cloud does not say yet why the push ended. You can push again with the same addresses.`
        : text`The push ended: ${why}. You can push again with the same addresses.`,
    ),
    facts(...leaseFacts(lease)),
  ],
  buttons: leaseButtons(lease),
});

/** Somebody banned it: it stays off until that is lifted. */
export const bannedReply = (lease: TestLease): Reply => ({
  tone: 'warning',
  title: text`${lease.stream.name} is banned`,
  blocks: [
    paragraph(
      text`Somebody banned the name, so the cloud refuses every push of it. Ask a moderator, or take a new test stream.`,
    ),
    facts(...leaseFacts(lease)),
  ],
  buttons: leaseButtons(lease),
});

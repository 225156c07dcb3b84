import { wrongValue } from '../wire/fields.ts';
import { dayMs, writeBeijing, writeUtc } from '../wire/times.ts';
import { figuresAt, gopMs, mediaMs, slotMs } from '../world/quality.ts';
import { fits } from '../world/stream.ts';
import type { PushRun } from '../world/stream.ts';
import type { Action } from './action.ts';

const maxAgeMs = 7 * dayMs;

/** tencent-live 5.9: a row for every 5 s of each push. `StreamParam` holds a signature, as Tencent's does. */
export const describeStreamPushInfoList: Action = {
  name: 'DescribeStreamPushInfoList',
  fields: () => ({
    StreamName: { type: 'text', required: true },
    StartTime: { type: 'utc', required: true, maxAgeMs },
    EndTime: { type: 'utc', required: true, maxAgeMs },
    PushDomain: { type: 'text' },
    AppName: { type: 'text' },
  }),
  run(params, { world }) {
    const startMs = params.number('StartTime');
    const endMs = params.number('EndTime');
    if (endMs <= startMs) throw wrongValue('EndTime', 'must lie after StartTime');
    const name = params.text('StreamName');
    const domain = params.maybeText('PushDomain');
    const app = params.maybeText('AppName');
    const runs = world.runs().filter(({ stream }) => fits(stream, { domain, app, name }));
    const rows = runs.flatMap((run) => pushMoments(run, startMs, endMs).map((atMs) => row(run, atMs)));
    return { DataInfoList: rows };
  },
};

/** Every whole 5 s of the window at which the push ran. */
export function pushMoments(run: PushRun, startMs: number, endMs: number): readonly number[] {
  const firstMs = Math.ceil(Math.max(startMs, run.beganMs) / slotMs) * slotMs;
  const lastMs = Math.min(endMs, (run.endedMs ?? Infinity) - 1);
  const count = Math.max(0, Math.floor((lastMs - firstMs) / slotMs) + 1);
  return Array.from({ length: count }, (_, index) => firstMs + index * slotMs);
}

function row(run: PushRun, atMs: number) {
  const { stream, quality } = run;
  const figures = figuresAt(run, atMs);
  const bps = figures.videoBps + figures.audioBps;
  const sentMs = Math.round(mediaMs(run, atMs));
  return {
    Time: writeUtc(atMs),
    PushDomain: stream.domain,
    AppName: stream.app,
    ClientIp: run.clientIp,
    ServerIp: run.serverIp,
    BeginPushTime: `${writeBeijing(run.beganMs)}.${String(run.beganMs % 1000).padStart(3, '0')}`,
    Resolution: `${quality.width}*${quality.height}`,
    VCodec: quality.videoCodec,
    ACodec: quality.audioCodec,
    Sequence: run.sequence,
    VideoFps: figures.fps,
    VideoRate: figures.videoBps,
    AudioFps: figures.audioFps,
    AudioRate: figures.audioBps,
    LocalTs: atMs - run.beganMs,
    VideoTs: sentMs,
    AudioTs: sentMs,
    MetaVideoRate: Math.round(quality.metaVideoBps / 1000),
    MetaAudioRate: Math.round(quality.metaAudioBps / 1000),
    MateFps: quality.metaFps,
    StreamParam: run.param ?? `txSecret=${run.sequence.padStart(32, '0')}&txTime=7fffffff`,
    Bandwidth: bps / 1e6,
    Flux: (bps * (slotMs / 1000)) / 8 / 1e6,
    GopSize: gopMs(run, atMs),
  };
}

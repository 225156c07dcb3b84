import { writeBeijing } from '../wire/times.ts';
import { figuresAt } from '../world/quality.ts';
import { fits } from '../world/stream.ts';
import type { Push } from '../world/stream.ts';
import type { Action } from './action.ts';
import { pageFields, pageOf } from './paging.ts';

/** tencent-live 5.8: there is no filter by stream name. */
export const describeLiveStreamPushInfoList: Action = {
  name: 'DescribeLiveStreamPushInfoList',
  fields: (site) => ({
    PushDomain: { type: 'text' },
    AppName: { type: 'text' },
    ...pageFields({ min: 1, max: site === 'mainland' ? 100_000 : 1000, byDefault: 200 }, 10_000),
  }),
  run(params, { world, nowMs }) {
    const domain = params.maybeText('PushDomain');
    const app = params.maybeText('AppName');
    const live = world.live().filter(({ stream }) => fits(stream, { domain, app }));
    const { rows, paging } = pageOf(live, params);
    return { ...paging, DataInfoList: rows.map((push) => row(push, nowMs)) };
  },
};

function row(push: Push, nowMs: number) {
  const { stream, quality } = push;
  const figures = figuresAt(push, nowMs);
  return {
    StreamName: stream.name,
    AppName: stream.app,
    PushDomain: stream.domain,
    ClientIp: push.clientIp,
    ServerIp: push.serverIp,
    VideoFps: figures.fps,
    VideoSpeed: figures.videoBps,
    AudioFps: figures.audioFps,
    AudioSpeed: figures.audioBps,
    BeginPushTime: writeBeijing(push.beganMs), // tencent-live 14, row 9
    Acodec: quality.audioCodec,
    Vcodec: quality.videoCodec,
    Resolution: `${quality.width}*${quality.height}`,
    AsampleRate: quality.audioSampleRate,
    MetaAudioSpeed: quality.metaAudioBps,
    MetaVideoSpeed: quality.metaVideoBps,
    MetaFps: quality.metaFps,
  };
}

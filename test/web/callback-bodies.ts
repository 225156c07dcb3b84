import { createHash } from 'node:crypto';

/** tencent-live 11.1: the reference's own example of a signature. */
export const KEY = 'callbackKey01';
/** Before the example's `t`. */
export const NOW = 1_700_000_000;

export type Body = Readonly<Record<string, unknown>>;

/** `sign` and `t` as the cloud adds them when it sends: ten minutes to live (tencent-live 11.1). */
export function signed(body: Body, sentAt = NOW, key = KEY): Body {
  const t = sentAt + 600;
  return { ...body, t, sign: createHash('md5').update(`${key}${t}`).digest('hex') };
}

/** tencent-live 11.3, 0 and 1. */
export const pushBody = (type: 0 | 1, over: Body = {}): Body => ({
  appid: 1_250_000_000,
  app: 'push.example.com',
  appname: 'live',
  stream_id: 'room-1',
  channel_id: 'room-1',
  event_type: type,
  event_time: NOW - 5,
  sequence: '6674468118806626493',
  node: '198.51.100.2',
  user_ip: '203.0.113.7',
  stream_param: 'txSecret=0123456789abcdef0123456789abcdef&txTime=65541020',
  errcode: type === 0 ? 1 : 0,
  errmsg: type === 0 ? 'The push client actively stopped the push' : 'ok',
  set_id: 2,
  width: 1280,
  height: 720,
  ...(type === 0 && { push_duration: '3600000' }),
  ...over,
});

/** tencent-live 11.3, 100. */
export const fileBody = (over: Body = {}): Body => ({
  appid: 1_250_000_000,
  app: 'push.example.com',
  appname: 'live',
  stream_id: 'room-1',
  channel_id: 'room-1',
  event_type: 100,
  file_id: '5285890784273533167',
  record_file_id: '5285890784273533167',
  file_format: 'mp4',
  task_id: 'KioqMTIzNA==',
  start_time: NOW - 3700,
  end_time: NOW - 60,
  duration: 3600,
  file_size: 987_654_321,
  stream_param: 'txSecret=0123456789abcdef0123456789abcdef&txTime=65541020',
  video_url: 'https://vod.example.com/1.mp4',
  ...over,
});

/** tencent-live 11.3, 200. */
export const pictureBody = (over: Body = {}): Body => ({
  event_type: 200,
  app: 'push.example.com',
  appname: 'live',
  stream_id: 'room-1',
  channel_id: 'room-1',
  create_time: NOW - 10,
  file_size: 7520,
  width: 1280,
  height: 720,
  pic_url: '/2023-11-14/room-1-screenshot-1.jpg',
  pic_full_url: 'https://cos.example.com/2023-11-14/room-1-screenshot-1.jpg',
  ...over,
});

/** tencent-live 11.3, 317: camel case, and the sample misspells `score`. */
export const moderationBody = (over: Body = {}): Body => ({
  event_type: 317,
  app: 'push.example.com',
  appname: 'live',
  appid: 1_250_000_000,
  streamId: 'room-1',
  channelId: 'room-1',
  img: 'https://cos.example.com/porn/1.jpg',
  type: [1],
  socre: [99],
  suggestion: 'Block',
  label: 'Porn',
  labelResults: [{ Scene: 'Porn', Suggestion: 'Block', Details: [{ Name: 'a', Score: 99 }] }],
  screenshotTime: NOW - 8,
  sendTime: NOW - 6,
  stream_param: 'txSecret=0123456789abcdef0123456789abcdef',
  ...over,
});

/** tencent-live 11.3, 321: times in milliseconds; the early sample has neither `t` nor `sign`, and no type. */
export const abnormalBody = (over: Body = {}): Body => ({
  appid: 1_250_000_000,
  user_ip: '203.0.113.7',
  data_time: (NOW - 7) * 1000 + 123,
  domain: 'push.example.com',
  path: 'live',
  report_interval: 5000,
  sequence: '6674468118806626493',
  stream_id: 'room-1',
  stream_param: 'txSecret=0123456789abcdef0123456789abcdef',
  timeout: 5000,
  interface: 'general_callback',
  abnormal_event: [
    {
      type: 15,
      count: 2,
      detail: [{ desc: 'fps 3', occur_time: (NOW - 8) * 1000 }],
      type_desc_cn: '低帧率',
      type_desc_en: 'low fps',
    },
  ],
  ...over,
});

/** tencent-live 11.3, 332. */
export const recordStateBody = (over: Body = {}): Body => ({
  event_type: 332,
  appid: 1_250_000_000,
  appname: 'live',
  domain: 'push.example.com',
  event_time: NOW - 4,
  record_event: 'record_paused',
  record_detail: '{"file_format":3,"start_model":5}',
  task_id: 'KioqMTIzNA==',
  session_id: '1',
  seq: 2,
  stream_id: 'room-1',
  ...over,
});

/** tencent-live 11.3, 341. */
export const recordFaultBody = (over: Body = {}): Body => ({
  event_type: 341,
  stream_id: 'room-1',
  session_id: '1',
  file_format: 'mp4',
  timestamp: NOW - 3,
  exception_level: 'warning',
  exception: { type: -7, desc: 'timestamp went back', occurs: 3 },
  ...over,
});

import type { Account } from '../account.ts';
import type { StreamKey } from '../world/stream.ts';
import type { CallbackMessage } from './callback.ts';
import { place } from './world-messages.ts';

/** What happened, where and when. */
interface Occasion {
  readonly stream: StreamKey;
  readonly nowMs: number;
  readonly account: Account;
}

type Body = CallbackMessage['body'];

/** Samples of what no change of the world makes, by type (tencent-live 11.3). */
const samples: ReadonlyMap<number, (occasion: Occasion) => Body> = new Map([
  [317, suspiciousPicture],
  [321, pushAbnormal],
  [332, recordStatus],
  [341, recordAbnormal],
]);

/**
 * A message of any type; `more` replaces fields of its body. The body of a type that the document does not describe says where
 * and when alone.
 */
export function otherMessage(type: number, occasion: Occasion, more: Body = {}): CallbackMessage {
  const { stream, nowMs } = occasion;
  const body = { ...(samples.get(type) ?? bare)(occasion), ...more };
  return { type, streamName: stream.name, eventMs: nowMs, body };
}

function bare({ stream, nowMs, account }: Occasion): Body {
  return { appid: Number(account.appId), ...place(stream), event_time: seconds(nowMs) };
}

/** Camel case, and `socre` as Tencent's own sample has it. */
function suspiciousPicture({ stream, nowMs, account }: Occasion): Body {
  return {
    streamId: stream.name,
    channelId: stream.name,
    img: `http://snapshots-${account.appId}.cos.ap-guangzhou.example.com/porn/${stream.name}.jpg`,
    type: [1],
    socre: [88],
    suggestion: 'Block',
    label: 'Porn',
    subLabel: 'PornHigh',
    labelResults: [{ Scene: 'Porn', Suggestion: 'Block', Label: 'Porn', SubLabel: 'PornHigh', Score: 88 }],
    objectResults: [],
    ocrResults: [],
    libResults: [],
    ocrMsg: '',
    screenshotTime: seconds(nowMs),
    sendTime: seconds(nowMs),
    stream_param: 'txSecret=0123456789abcdef0123456789abcdef&txTime=7FFFFFFF',
    app: stream.domain,
    appname: stream.app,
    appid: Number(account.appId),
  };
}

function pushAbnormal({ stream, nowMs, account }: Occasion): Body {
  return {
    appid: Number(account.appId),
    user_ip: '203.0.113.7',
    data_time: nowMs,
    domain: stream.domain,
    path: stream.app,
    report_interval: 5000,
    sequence: String(nowMs),
    stream_id: stream.name,
    stream_param: 'txSecret=0123456789abcdef0123456789abcdef&txTime=7FFFFFFF',
    timeout: 5000,
    interface: 'general_callback',
    abnormal_event: [
      {
        type: 15,
        count: 1,
        detail: [{ desc: 'video fps 4', occur_time: nowMs - 1000 }],
        type_desc_cn: '视频帧率过低',
        type_desc_en: 'The video frame rate is too low',
      },
    ],
  };
}

function recordStatus({ stream, nowMs, account }: Occasion): Body {
  const detail = { file_format: 3, record_bps: 0, start_model: 5, record_content: 1, source_type: 0 };
  return {
    appid: Number(account.appId),
    appname: stream.app,
    domain: stream.domain,
    event_time: seconds(nowMs),
    record_event: 'record_start_failed',
    record_detail: JSON.stringify({ ...detail, codec_temp_id: 0 }),
    task_id: 'UsampleTask',
    session_id: String(nowMs),
    seq: 1,
    stream_id: stream.name,
  };
}

function recordAbnormal({ stream, nowMs }: Occasion): Body {
  return {
    stream_id: stream.name,
    session_id: String(nowMs),
    file_format: 'mp4',
    timestamp: seconds(nowMs),
    exception_level: 'warning',
    exception: { type: -2, desc: 'timestamps jump', occurs: 3 },
  };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

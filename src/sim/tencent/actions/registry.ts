import type { Action } from './action.ts';
import { describeAllStreamPlayInfoList } from './all-stream-play-info.ts';
import { describeBillBandwidthAndFluxList } from './bill-flux.ts';
import { describeCallbackRecordsList } from './callback-records.ts';
import { createRecordTask } from './create-record-task.ts';
import { describeLiveDomainPlayInfoList } from './domain-play-info.ts';
import { cancelCommonMixStream, createCommonMixStream } from './mix-stream.ts';
import { describeStreamPushInfoList } from './push-quality.ts';
import { deleteRecordTask, describeRecordTask, stopRecordTask } from './record-tasks.ts';
import {
  createScreenshotTask,
  deleteScreenshotTask,
  describeScreenshotTask,
  stopScreenshotTask,
} from './screenshot-tasks.ts';
import { describePlayErrorCodeDetailInfoList } from './play-errors.ts';
import { describePushBandwidthAndFluxList } from './push-flux.ts';
import { searchMedia } from './search-media.ts';
import { describeStreamDayPlayInfoList } from './stream-day-play-info.ts';
import { describeStreamPlayInfoList } from './stream-play-info.ts';
import { describeLiveDomains } from './domains.ts';
import { describeLiveStreamEventList, describeLiveStreamPublishedList } from './push-history.ts';
import { describeLiveStreamPushInfoList } from './push-info.ts';
import {
  describeLiveStreamState,
  dropLiveStream,
  forbidLiveStream,
  resumeLiveStream,
} from './stream-control.ts';
import { describeLiveForbidStreamList, describeLiveStreamOnlineList } from './stream-lists.ts';

/** Every action of VOD that the stand-in knows. */
export const vodActions: ReadonlyMap<string, Action> = new Map([[searchMedia.name, searchMedia]]);

/** Every action of Live that the stand-in knows, by name; a new action is one more entry. */
export const liveActions: ReadonlyMap<string, Action> = new Map(
  [
    describeLiveStreamState,
    forbidLiveStream,
    resumeLiveStream,
    dropLiveStream,
    describeLiveForbidStreamList,
    describeLiveStreamOnlineList,
    describeLiveStreamPublishedList,
    describeLiveStreamEventList,
    describeLiveStreamPushInfoList,
    describeLiveDomains,
    describeStreamPushInfoList,
    describeStreamPlayInfoList,
    describeAllStreamPlayInfoList,
    describeLiveDomainPlayInfoList,
    describeStreamDayPlayInfoList,
    describeBillBandwidthAndFluxList,
    describePushBandwidthAndFluxList,
    describePlayErrorCodeDetailInfoList,
    createRecordTask,
    stopRecordTask,
    deleteRecordTask,
    describeRecordTask,
    createScreenshotTask,
    stopScreenshotTask,
    deleteScreenshotTask,
    describeScreenshotTask,
    createCommonMixStream,
    cancelCommonMixStream,
    describeCallbackRecordsList,
  ].map((action) => [action.name, action]),
);

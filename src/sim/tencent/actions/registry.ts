import type { Action } from './action.ts';
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

/** Every action that the stand-in knows, by name; a new action is one more entry. */
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
  ].map((action) => [action.name, action]),
);

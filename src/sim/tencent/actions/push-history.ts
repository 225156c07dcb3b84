import type { Field, Fields } from '../wire/fields.ts';
import { wrongValue } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { dayMs, writeUtc } from '../wire/times.ts';
import { writeStopReason } from '../world/stop-reasons.ts';
import { fits } from '../world/stream.ts';
import type { PushEvent } from '../world/stream.ts';
import type { Action, ActionContext } from './action.ts';
import { pageFields, pageOf } from './paging.ts';
import { createMemory } from './remember.ts';

const remembered = createMemory<readonly PushEvent[]>();

const maxAgeMs = 60 * dayMs;
const maxSpanMs = 30 * dayMs;
const reachableRows = 10_000;

const flag: Field = { type: 'integer', min: 0, max: 1, byDefault: 0 };

const windowFields: Fields = {
  StartTime: { type: 'utc', required: true, maxAgeMs },
  EndTime: { type: 'utc', required: true, maxAgeMs },
  AppName: { type: 'text' },
  StreamName: { type: 'text' },
};

/** tencent-live 5.6: pushes that were let in, newest end first. */
export const describeLiveStreamPublishedList: Action = {
  name: 'DescribeLiveStreamPublishedList',
  fields: () => ({
    DomainName: { type: 'text', required: true },
    ...windowFields,
    ...pageFields({ min: 10, max: 100, byDefault: 10 }),
  }),
  run(params, context) {
    const events = inWindow(params, context, { onlyGood: true, isAscending: false });
    const { rows, paging } = reachablePage(events, params);
    return { ...paging, PublishInfo: rows.map((event) => row(event, context)) };
  },
};

/** tencent-live 5.7: failed pushes too, unless `IsFilter` is 1. */
export const describeLiveStreamEventList: Action = {
  name: 'DescribeLiveStreamEventList',
  fields: () => ({
    DomainName: { type: 'text' },
    ...windowFields,
    ...pageFields({ min: 1, max: 100, byDefault: 10 }),
    IsFilter: flag,
    IsStrict: flag,
    IsAsc: flag,
  }),
  run(params, context) {
    const onlyGood = params.number('IsFilter') === 1;
    const isAscending = params.number('IsAsc') === 1;
    const events = inWindow(params, context, { onlyGood, isAscending });
    const { rows, paging } = reachablePage(events, params);
    return { ...paging, EventList: rows.map((event) => row(event, context)) };
  },
};

interface Wanted {
  /** Refused pushes are left out. */
  readonly onlyGood: boolean;
  /** By their ends; the newest first otherwise. */
  readonly isAscending: boolean;
}

/** Events whose end lies in the asked window. Names match in part unless `IsStrict`. */
function inWindow(params: Params, { world }: ActionContext, wanted: Wanted): readonly PushEvent[] {
  const startMs = params.number('StartTime');
  const endMs = params.number('EndTime');
  if (endMs <= startMs) throw wrongValue('EndTime', 'must lie after StartTime');
  if (endMs - startMs > maxSpanMs) throw wrongValue('EndTime', 'is more than 30 days after StartTime');
  const domain = params.maybeText('DomainName');
  const app = params.maybeText('AppName');
  const name = params.maybeText('StreamName');
  const exact = params.maybeNumber('IsStrict') === 1;
  const key = JSON.stringify([startMs, endMs, domain, app, name, exact, wanted]);
  return remembered(world, key, () => {
    const all = world.history();
    // Rows are told to the second, so the window is too.
    const ended = all.slice(endedBefore(all, startMs), endedBefore(all, endMs + 1000));
    const events = ended.filter(({ stream, accepted }) => {
      const named = exact ? fits(stream, { name }) : stream.name.includes(name ?? '');
      return named && fits(stream, { domain, app }) && (accepted || !wanted.onlyGood);
    });
    return wanted.isAscending ? events : events.toReversed();
  });
}

/** How many ended before a moment; they stand in the order of their ends. */
function endedBefore(history: readonly PushEvent[], ms: number): number {
  let [low, high] = [0, history.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((history[middle]?.endedMs ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows beyond the first 10 000 are counted but cannot be had. */
function reachablePage(events: readonly PushEvent[], params: Params) {
  const { paging } = pageOf(events, params);
  return { paging, rows: pageOf(events.slice(0, reachableRows), params).rows };
}

function row(event: PushEvent, { traits }: ActionContext) {
  const { stream, quality } = event;
  return {
    StreamName: stream.name,
    AppName: stream.app,
    DomainName: stream.domain,
    StreamStartTime: writeUtc(event.beganMs),
    StreamEndTime: writeUtc(event.endedMs),
    StopReason: writeStopReason(event.reason, traits.stopReasons),
    Duration: Math.floor(event.endedMs / 1000) - Math.floor(event.beganMs / 1000),
    ClientIp: event.clientIp,
    Resolution: event.accepted ? `${quality.width}*${quality.height}` : '',
  };
}

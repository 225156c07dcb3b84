import type {
  LiveReads,
  OnlineStream,
  PushEvent,
  PushFigures,
  Sourced,
  StreamKey,
  UnixSeconds,
} from '../live/port.ts';
import { attempt, type Attempt, type Reading } from './attempt.ts';
import type { BotError } from './errors.ts';
import { sameStream } from './locate-stream.ts';

/** All that the cloud says of one stream now. What it did not answer is undefined, never a guess. */
export interface StreamReading {
  /** `unknown` when the cloud did not answer: never `offline` (product A2.12). */
  readonly state: 'live' | 'offline' | 'banned' | 'unknown';
  readonly source: string;
  readonly at: UnixSeconds;
  /** Live since, or the end of the last push. */
  readonly since: UnixSeconds | undefined;
  readonly push: PushFigures | undefined;
  /** The reading that `push` is of: its age and source. */
  readonly pushes: Reading<readonly PushFigures[]>;
  readonly lastPush: PushEvent | undefined;
  readonly bannedUntil: UnixSeconds | undefined;
  /** Why the state is unknown. */
  readonly fault: BotError | undefined;
  /** The call that says offline while a list says live. */
  readonly disagrees: string | undefined;
}

const DAY_S = 86_400;

/**
 * Reads state, push figures and last push of one stream side by side, and the list of bans only for a banned one: that
 * list takes two calls a second (tencent-live 5.4). Throws nothing that the cloud did.
 */
export async function readStream(
  stream: StreamKey,
  online: Sourced<readonly OnlineStream[]> | undefined,
  live: LiveReads,
  now: UnixSeconds,
): Promise<StreamReading> {
  const [{ state, ban }, pushes, events] = await Promise.all([
    readBan(stream, live),
    attempt(live.stats.pushes(stream)),
    attempt(live.streams.events(stream, now - DAY_S, now)),
  ]);
  const push = pushes.answer?.value.find((figures) => sameStream(figures.stream, stream));
  const listed = online?.value.find((entry) => sameStream(entry.stream, stream));
  const seenOn = push === undefined ? listed && online : pushes.answer;
  const verdict = stateOf(state, seenOn, now);
  const lastPush = events.answer?.value.find((event) => sameStream(event.stream, stream));
  return {
    ...verdict,
    since: verdict.state === 'live' ? listed?.since : lastPush?.to,
    push,
    pushes,
    lastPush,
    bannedUntil: ban?.until,
  };
}

async function readBan(stream: StreamKey, { streams }: LiveReads) {
  const state = await attempt(streams.state(stream));
  if (state.answer?.value !== 'banned') return { state, ban: undefined };
  const bans = await attempt(streams.banned(stream.name));
  return { state, ban: bans.answer?.value.find(({ name }) => name === stream.name) };
}

type Verdict = Pick<StreamReading, 'state' | 'source' | 'at' | 'fault' | 'disagrees'>;

/** tencent-live 5.1: if any source says live, treat it as live; a failed call never means offline. */
function stateOf(
  state: Attempt<'live' | 'offline' | 'banned'>,
  seenOn: Sourced<unknown> | undefined,
  now: UnixSeconds,
): Verdict {
  const { answer: said, fault } = state;
  if (said !== undefined && (said.value !== 'offline' || seenOn === undefined)) {
    return { state: said.value, source: said.source, at: said.at, fault, disagrees: undefined };
  }
  if (seenOn !== undefined) {
    return { state: 'live', source: seenOn.source, at: seenOn.at, fault, disagrees: said?.source };
  }
  return { state: 'unknown', source: 'no answer', at: now, fault, disagrees: undefined };
}

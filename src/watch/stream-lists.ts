import { attempt } from '../core/attempt.ts';
import type { Context } from '../core/command.ts';
import { durationText } from '../core/duration.ts';
import type { BotError } from '../core/errors.ts';
import { streamBySettings } from '../core/locate-stream.ts';
import { OWN_ACTIONS, ownBans, type OwnBan } from '../core/own-bans.ts';
import { text, time, type Text } from '../core/text.ts';
import type { BannedStream, StreamKey, UnixSeconds } from '../live/port.ts';
import { stopReasonText } from '../live/stop-reason.ts';
import type { PushSession } from '../store/port.ts';

const RECENT_S = 86_400;
const MOST_SESSIONS = 5000;

export interface StreamRow {
  readonly stream: StreamKey;
  /** What it is put in order by; undefined when the cloud does not tell. */
  readonly at: UnixSeconds | undefined;
  /** Read only for the rows that are shown, where it takes a call each. */
  readonly said: Text | (() => Promise<Text>);
}

export interface StreamList {
  readonly rows: readonly StreamRow[];
  /** The cloud's call; undefined: Tallylight's own audit. */
  readonly source: string | undefined;
  readonly at: UnixSeconds;
  readonly title: (count: number) => Text;
  readonly empty: Text;
  readonly notes: readonly Text[];
  /** There may be more than the list shows. */
  readonly isPart: boolean;
}

export async function readLive(context: Context): Promise<StreamList> {
  const { value, source, at } = await context.live.streams.online({});
  const isTimeless = value.some(({ since }) => since === undefined);
  const sessions = isTimeless ? await sessionsOf(context, ({ endedAt }) => endedAt === undefined) : undefined;
  const rows = value.map(({ stream, since }) => liveRow(stream, since, sessions?.get(stream.name), context));
  return {
    rows,
    source,
    at,
    isPart: false,
    notes: [],
    title: (count) => text`Live now: ${count}`,
    empty: text`No stream is live.`,
  };
}

function liveRow(
  stream: StreamKey,
  since: UnixSeconds | undefined,
  session: PushSession | undefined,
  { now }: Context,
): StreamRow {
  const told = session?.startedAt;
  if (since !== undefined) return { stream, at: since, said: text`live for ${durationText(now() - since)}` };
  return told === undefined
    ? { stream, at: undefined, said: text`live, since when is not told` }
    : { stream, at: told, said: text`live for ${durationText(now() - told)}, by its callback` };
}

/** A ban holds for the name, in every domain and app (tencent-live 0.5). */
export async function readBanned(context: Context): Promise<StreamList> {
  const { answer, fault } = await attempt(context.live.streams.banned());
  const isTold = answer?.value.every(({ until }) => until !== undefined) ?? false;
  const own: ReadonlyMap<string, OwnBan> = isTold ? new Map() : await ownBans(context);
  if (answer === undefined) return ownList(fault, own, context);
  const rows = answer.value.map((ban) => bannedRow(ban, own.get(ban.name), context));
  const { source, at } = answer;
  return {
    rows,
    source,
    at,
    isPart: false,
    notes: [],
    title: (count) => text`Banned: ${count}`,
    empty: text`No stream is banned.`,
  };
}

function bannedRow(ban: BannedStream, own: OwnBan | undefined, { settings }: Context): StreamRow {
  const stream = streamBySettings({ name: ban.name }, settings);
  const at = ban.from ?? own?.from;
  if (ban.until !== undefined) {
    return { stream, at, said: text`banned until ${time(ban.until)} (approximate)` };
  }
  return own === undefined
    ? { stream, at, said: text`banned, its end is not told` }
    : { stream, at, said: text`banned until ${time(own.until)}, by the audit` };
}

/** Where the cloud has no list of bans: what was banned here, each read when it is shown. Throws what the cloud said else. */
function ownList(
  fault: BotError | undefined,
  own: ReadonlyMap<string, OwnBan>,
  context: Context,
): StreamList {
  if (fault !== undefined && (fault.code !== 'unsupported' || own.size === 0)) throw fault;
  const rows = [...own.values()].map((ban): StreamRow => {
    const stream = streamBySettings({ name: ban.name }, context.settings);
    return { stream, at: ban.from, said: () => stateText(stream, ban, context) };
  });
  return {
    rows,
    source: undefined,
    at: context.now(),
    isPart: true,
    title: (count) => text`Banned through Tallylight: ${count}`,
    empty: text`No stream is banned.`,
    notes: [
      text`${fault?.said ?? ''} These are the bans among the newest ${OWN_ACTIONS} actions of Tallylight; what was banned in the Tencent console is not seen. For another stream, ask for its status.`,
    ],
  };
}

async function stateText(stream: StreamKey, { until }: OwnBan, { live }: Context): Promise<Text> {
  const { answer } = await attempt(live.streams.state(stream));
  if (answer === undefined) return text`until ${time(until)}; its state cannot be read`;
  return answer.value === 'banned'
    ? text`banned until ${time(until)}`
    : text`was to be banned until ${time(until)}, but reads ${answer.value}`;
}

export const readRecent = (context: Context): Promise<StreamList> =>
  context.live.can.has('events') ? readEnded(context) : readInterrupted(context);

async function readEnded({ live, now }: Context): Promise<StreamList> {
  const { value, source, at } = await live.streams.events({}, now() - RECENT_S, now());
  const rows = value.map(({ stream, to, stopReason }) => ({
    stream,
    at: to,
    said: text`${time(to)}: ${stopReasonText(stopReason)}`,
  }));
  return {
    rows,
    source,
    at,
    isPart: false,
    notes: [],
    title: (count) => text`Pushes that ended or were refused in the last 24 h: ${count}`,
    empty: text`No push ended or was refused in that time.`,
  };
}

/** The 2.0 API lists names alone; when and why the push ended is known where a callback told (tencent-live 3.10). */
async function readInterrupted(context: Context): Promise<StreamList> {
  const { value, source, at } = await context.live.streams.interrupted();
  const ended = await sessionsOf(context, ({ endedAt }) => endedAt !== undefined);
  const rows = value.map((stream) => endedRow(stream, ended.get(stream.name)));
  return {
    rows,
    source,
    at,
    isPart: false,
    title: (count) => text`Not live: ${count}`,
    empty: text`The cloud knows no stream that is not live.`,
    notes: [
      text`This API does not tell when a push ended: these are all streams that it knows and that are not live, however long ago they were. Times are from callbacks of the last 24 h.`,
    ],
  };
}

function endedRow(stream: StreamKey, session: PushSession | undefined): StreamRow {
  const { endedAt, stopReason } = session ?? {};
  if (endedAt === undefined) return { stream, at: undefined, said: text`not live, since when is not told` };
  return {
    stream,
    at: endedAt,
    said:
      stopReason === undefined
        ? text`${time(endedAt)}, by its callback`
        : text`${time(endedAt)}: ${stopReasonText(stopReason)}, by its callback`,
  };
}

/** The newest push of each name that fits, as callbacks told of it. */
async function sessionsOf(
  { sessions, now }: Context,
  fits: (session: PushSession) => boolean,
): Promise<ReadonlyMap<string, PushSession>> {
  const newestFirst = await sessions.list({ since: now() - RECENT_S }, MOST_SESSIONS);
  return new Map(
    newestFirst
      .filter(fits)
      .map((session) => [session.name, session] as const)
      .toReversed(),
  );
}

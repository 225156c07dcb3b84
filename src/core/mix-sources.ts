import type { StreamKey, StreamState, UnixSeconds } from '../live/port.ts';
import type { Context } from './command.ts';
import { durationText } from './duration.ts';
import { BotError } from './errors.ts';
import { locateStream, sameStream } from './locate-stream.ts';
import { readStates, type StateOf } from './mix-state.ts';
import type { StreamRef } from './stream-ref.ts';
import { bold, code, joined, text, type Text } from './text.ts';

/** tencent-live 5.18: a stream can be mixed about five seconds after its push began. */
export const MIX_READY_S = 5;

/** A stream that is to be mixed, as the cloud sees it now. */
export interface MixSource {
  readonly stream: StreamKey;
  readonly state: StreamState;
  /** Is it in the list of what is on air, which may be a minute old? */
  readonly listed: boolean;
  /** On air since, where the list tells. */
  readonly since: UnixSeconds | undefined;
}

/** Reads each stream, in their order; throws the BotError of a state that could not be read. */
export const readSources = (refs: readonly StreamRef[], context: Context): Promise<readonly MixSource[]> =>
  Promise.all(refs.map((ref) => readSource(ref, context)));

async function readSource(ref: StreamRef, context: Context): Promise<MixSource> {
  const { stream, online } = await locateStream(ref, context);
  const { value: state } = await context.live.streams.state(stream);
  const entry = online?.value.find((each) => sameStream(each.stream, stream));
  return { stream, state, listed: entry !== undefined, since: entry?.since };
}

/** Throws `not-ready` where the cloud is sure to refuse: no source says that it is live (tencent-live 5.1), or it is banned. */
export function refuseOffAir(sources: readonly MixSource[]): void {
  const off = sources.filter(({ state, listed }) => state === 'banned' || (state === 'offline' && !listed));
  if (off.length === 0) return;
  throw new BotError('not-ready', {
    said: text`Only live streams can be mixed: ${joined(off.map(stateText), text`, `)}.`,
    did: 'nothing',
    next: text`Start it again about ${MIX_READY_S} seconds after every stream of it has gone live.`,
  });
}

/** Throws `not-ready` for a push that has only just begun. */
export function refuseYoung(sources: readonly MixSource[], now: UnixSeconds): void {
  const young = sources.find(({ since }) => since !== undefined && now - since < MIX_READY_S);
  if (young === undefined) return;
  const age = durationText(Math.max(0, now - (young.since ?? now)));
  throw new BotError('not-ready', {
    said: text`${code(young.stream.name)} went live ${age} ago, and the cloud mixes a stream about ${MIX_READY_S} seconds after its push began.`,
    did: 'nothing',
    next: text`Try again in ${MIX_READY_S} seconds.`,
  });
}

const stateText = ({ stream, state }: StateOf): Text =>
  state === 'banned'
    ? text`${code(stream.name)} is ${bold('banned')}`
    : text`${code(stream.name)} is ${bold('not live')}`;

/** Which stream broke the mix, by their states after it failed: the cloud itself names none (product A4.50). */
export async function whatBroke(streams: readonly StreamKey[], context: Context): Promise<Text> {
  const states = await readStates(streams, context);
  const off = states.filter(({ state }) => state === 'offline' || state === 'banned').map(stateText);
  const silent = states.filter(({ state }) => state === 'unknown');
  if (off.length > 0) return text`Read again after it: ${joined(off, text`, `)}.`;
  return silent.length > 0
    ? text`Read again after it: the state of ${joined(
        silent.map(({ stream }) => text`${code(stream.name)}`),
        text`, `,
      )} could not be read.`
    : text`Read again after it: every stream of it is live.`;
}

import type { StreamKey, StreamState } from '../live/port.ts';
import type { Context } from './command.ts';
import type { KeptMix } from './mix-jobs.ts';
import { mixLayout } from './mix-layouts.ts';
import { bold, code, joined, text, time, type Text } from './text.ts';
import { stateOf } from './verify-state.ts';

/** The state of a stream, or that it could not be read: never a guess (product A2.12). */
export type KnownState = StreamState | 'unknown';

/** A stream with its state. */
export interface StateOf {
  readonly stream: StreamKey;
  readonly state: KnownState;
}

/** Reads all states side by side; throws nothing that the cloud did. */
export const readStates = (streams: readonly StreamKey[], context: Context): Promise<readonly StateOf[]> =>
  Promise.all(
    streams.map(async (stream) => ({ stream, state: (await stateOf(stream, context)) ?? 'unknown' })),
  );

/** A kept mix with the states of its streams now. */
export interface SeenMix {
  readonly mix: KeptMix;
  readonly output: KnownState;
  readonly inputs: readonly StateOf[];
}

export async function seeMix(mix: KeptMix, context: Context): Promise<SeenMix> {
  const [inputs, [output]] = await Promise.all([
    readStates(mix.inputs, context),
    readStates([mix.output], context),
  ]);
  return { mix, inputs, output: output?.state ?? 'unknown' };
}

/** How it stands, in one text: what is known of its output, and which of its pictures stand still. */
export function mixStateText(seen: SeenMix): Text {
  const { mix, output, inputs } = seen;
  if (mix.endedAt !== undefined) return text`stopped ${time(mix.endedAt)}`;
  const parts = [
    text`output ${bold(output === 'offline' ? 'not live' : output)}`,
    ...(mix.answered ? [] : [text`the answer to its start was lost`]),
    ...(inputs.every(({ state }) => isOff(state))
      ? [text`probably ended: none of its streams is live, and the cloud ends such a mix after 15 minutes`]
      : frozen(seen)),
  ];
  return joined(parts, text`; `);
}

const isOff = (state: KnownState): boolean => state === 'offline' || state === 'banned';

/** tencent-live 3.12: a lost stream freezes on its last picture, a lost background freezes all of it. */
function frozen({ mix, inputs }: SeenMix): readonly Text[] {
  const { canvas } = mixLayout(mix.layout);
  return inputs.flatMap(({ stream, state }, index) => {
    if (!isOff(state)) return [];
    const name = code(stream.name);
    if (!canvas && index === 0) return [offText(name, state, text`the whole picture is frozen`)];
    return [offText(name, state, text`its picture is frozen`)];
  });
}

const offText = (name: ReturnType<typeof code>, state: KnownState, effect: Text): Text =>
  state === 'banned' ? text`input ${name} is banned: ${effect}` : text`input ${name} is not live: ${effect}`;

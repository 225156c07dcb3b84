import { attempt } from '../core/attempt.ts';
import type { Context } from '../core/command.ts';
import { sameStream } from '../core/locate-stream.ts';
import type { Measured, PushPoint, StreamKey, UnixSeconds } from '../live/port.ts';
import { measureOfFigures, measureOfPoints, type PushMeasure } from './push-health.ts';

/** Figures of a push with the reading that they come from. */
export interface MeasuredPush {
  readonly measure: PushMeasure;
  readonly from: Measured<unknown>;
  /** Another look may yet tell how fast the encoder runs. */
  readonly paceFollows: boolean;
}

/** What was longer ago says nothing of now; a pace takes 30 s to be told at all (stats/push-summary.ts). */
export const WINDOW_S = 45;
/** Fewer say nothing of how a push does. */
const LEAST_POINTS = 3;

/**
 * From the history of the push since about then where there is one, else from what is being pushed now; undefined when the
 * cloud tells neither. Throws nothing that the cloud did.
 */
export async function measurePush(
  stream: StreamKey,
  since: UnixSeconds,
  { live, now }: Context,
): Promise<MeasuredPush | undefined> {
  const hasHistory = live.can.has('pushHistory');
  if (hasHistory) {
    const from = Math.max(since - WINDOW_S, now() - WINDOW_S);
    const { answer } = await attempt<readonly PushPoint[]>(live.stats.pushHistory(stream, from, now()));
    if (answer !== undefined && answer.value.length > 0) return ofHistory(answer);
  }
  const { answer } = await attempt(live.stats.pushes(stream));
  const figures = answer?.value.find((each) => sameStream(each.stream, stream));
  return answer && figures && { measure: measureOfFigures(figures), from: answer, paceFollows: hasHistory };
}

/** As old as its newest point. */
function ofHistory(history: Measured<readonly PushPoint[]>): MeasuredPush {
  const { value, stepS } = history;
  const measure = measureOfPoints(value, stepS);
  const tellsPace = value.some(({ behindMs }) => behindMs !== undefined);
  return {
    measure,
    from: { ...history, at: value.at(-1)?.at ?? history.at },
    paceFollows: measure.drift === undefined && (tellsPace || value.length < LEAST_POINTS),
  };
}

import { ApiError } from '../wire/api-error.ts';
import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';

export const unixWindowFields: Fields = {
  'Param.n.start_time': { type: 'integer', required: true },
  'Param.n.end_time': { type: 'integer', required: true },
};

/**
 * The asked window in milliseconds, cut at now. Two hours are advised only, so any span is taken; who sends
 * milliseconds asks for the far future and is refused.
 */
export function unixWindow(params: Params, nowMs: number, maxAgeMs: number) {
  const startMs = params.number('Param.n.start_time') * 1000;
  const endMs = params.number('Param.n.end_time') * 1000;
  if (startMs < nowMs - maxAgeMs || startMs > nowMs) {
    throw new ApiError('start_time', 'Param.n.start_time is out of the range that can be asked for');
  }
  if (endMs <= startMs) throw new ApiError('end_time', 'Param.n.end_time must lie after Param.n.start_time');
  return { startMs, endMs: Math.min(endMs, nowMs) };
}

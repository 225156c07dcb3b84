import { wrongValue } from '../wire/fields.ts';
import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { readMoment } from '../wire/times.ts';
import type { Moment, MomentForm } from '../wire/times.ts';

/** `StartTime` and `EndTime` in either form (tencent-live 8). */
export function momentWindowFields(maxAgeMs: number): Fields {
  return {
    StartTime: { type: 'moment', required: true, maxAgeMs },
    EndTime: { type: 'moment', required: true, maxAgeMs },
  };
}

export interface MomentWindow {
  readonly startMs: number;
  readonly endMs: number;
  /** Of both, and of the answer. */
  readonly form: MomentForm;
}

/** Throws `InvalidParameterValue` when the forms are mixed, the end is not after the start, or the span too long. */
export function momentWindow(params: Params, maxSpanMs: number): MomentWindow {
  const start = momentOf(params, 'StartTime');
  const end = momentOf(params, 'EndTime');
  if (start.form !== end.form) throw wrongValue('EndTime', 'has another form than StartTime');
  if (end.ms <= start.ms) throw wrongValue('EndTime', 'must lie after StartTime');
  if (end.ms - start.ms > maxSpanMs) throw wrongValue('EndTime', 'is too long after StartTime');
  return { startMs: start.ms, endMs: end.ms, form: start.form };
}

export function momentOf(params: Params, name: string): Moment {
  const moment = readMoment(params.text(name));
  if (moment === undefined) throw new TypeError(`${name} is not a checked moment`);
  return moment;
}

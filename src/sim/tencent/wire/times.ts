// The forms of time on Tencent's wire (tencent-live 8).

const second = 1000;
const beijingMs = 8 * 3600 * second;

export const minuteMs = 60 * second;
export const dayMs = 24 * 3600 * second;

/** `YYYY-MM-DDTHH:mm:ssZ` to milliseconds; `undefined` for any other form and for days that do not exist. */
export function readUtc(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || writeUtc(ms) !== text ? undefined : ms;
}

/** ISO 8601 to the second with a zone, `Z` or such as `+08:00`, to milliseconds; `undefined` as for `readUtc`. */
export function readZoned(text: string): number | undefined {
  const [, local = '', zone = ''] = /^(.{19})(Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  if (readUtc(`${local}Z`) === undefined) return undefined;
  const ms = Date.parse(`${local}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Milliseconds to `YYYY-MM-DDTHH:mm:ssZ`, cut to the second. */
export function writeUtc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds to Beijing's `YYYY-MM-DD HH:mm:ss`. */
export function writeBeijing(ms: number): string {
  return new Date(ms + beijingMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** Beijing's `YYYY-MM-DD HH:mm:ss` to milliseconds; `undefined` as for `readUtc`. */
export function readBeijing(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`) - beijingMs;
  return Number.isNaN(ms) || writeBeijing(ms) !== text ? undefined : ms;
}

/** Milliseconds to the start of the span of `spanMs` that holds them, counted from midnight in Beijing. */
export function floorInBeijing(ms: number, spanMs: number): number {
  return Math.floor((ms + beijingMs) / spanMs) * spanMs - beijingMs;
}

/** The two forms that the statistics take and echo (tencent-live 8). */
export type MomentForm = 'utc' | 'beijing';

export interface Moment {
  readonly ms: number;
  readonly form: MomentForm;
}

export function readMoment(text: string): Moment | undefined {
  const utc = readUtc(text);
  if (utc !== undefined) return { ms: utc, form: 'utc' };
  const beijing = readBeijing(text);
  return beijing === undefined ? undefined : { ms: beijing, form: 'beijing' };
}

export function writeMoment(ms: number, form: MomentForm): string {
  return form === 'utc' ? writeUtc(ms) : writeBeijing(ms);
}

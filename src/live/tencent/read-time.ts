import type { UnixSeconds } from '../port.ts';

const FORM = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** The form of nearly all of them, which a day of 100,000 pushes has twice as often: the platform reads it as it is. */
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** A time as Tencent writes it: by its `Z` or offset where it has one, otherwise in Beijing (tencent-live 14 #8). */
export function readTencentTime(text: string | undefined): UnixSeconds | undefined {
  if (text === undefined) return undefined;
  const ms = UTC.test(text) ? Date.parse(text) : otherForm(text);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}

function otherForm(text: string): number {
  const [, day, hour, zone] = FORM.exec(text) ?? [];
  return day === undefined || hour === undefined ? NaN : Date.parse(`${day}T${hour}${zone ?? '+08:00'}`);
}

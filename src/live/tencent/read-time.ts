import type { UnixSeconds } from '../port.ts';

const FORM = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** A time as Tencent writes it: by its `Z` or offset where it has one, otherwise in Beijing (tencent-live 14 #8). */
export function readTencentTime(text: string | undefined): UnixSeconds | undefined {
  const [, day, hour, zone] = FORM.exec(text ?? '') ?? [];
  if (day === undefined || hour === undefined) return undefined;
  const ms = Date.parse(`${day}T${hour}${zone ?? '+08:00'}`);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}

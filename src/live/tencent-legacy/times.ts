import type { UnixSeconds } from '../port.ts';

const BEIJING_S = 8 * 3600;

/** The form of the times of recordings: Beijing's own, which knows no summer time (tencent-live 8). */
export function beijingTime(at: UnixSeconds): string {
  return new Date((Math.floor(at) + BEIJING_S) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

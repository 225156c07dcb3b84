import type { UnixSeconds } from '../port.ts';

export { readTencentTime } from '../tencent/read-time.ts';

/** The form that every time is sent in: UTC without milliseconds (tencent-live 8). */
export function tencentTime(at: UnixSeconds): string {
  return new Date(Math.floor(at) * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

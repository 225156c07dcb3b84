import type { Window } from '../tencent/windows.ts';

/**
 * A window of figures as Tencent takes it: rows at both its ends are in its answers, so that it is asked for up to its last
 * second, and windows that meet count none twice.
 */
export function figureParams({ from, to }: Window) {
  return { 'n.start_time': from, 'n.end_time': to - 1 };
}

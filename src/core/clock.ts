/** A time of day by the clocks of some zone. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/** Reads `9:30` or `09:30`; undefined for anything else. */
export function readClock(given: string): Clock | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(given.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { hour: Number(hour), minute: Number(minute) };
}

/** `09:30`. */
export const clockText = ({ hour, minute }: Clock): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

const UNIT_S: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
]);

/** `90s`, `15m`, `2h`, `3d`, `1w` or several in a row (`1h30m`) as seconds; undefined for anything else. */
export function readDuration(given: string): number | undefined {
  const value = given.trim().toLowerCase();
  if (!/^(?:\d{1,9}[smhdw]\s*)+$/.test(value)) return undefined;
  return [...value.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNIT_S.get(unit ?? '') ?? Number.NaN),
    0,
  );
}

/** Below two days people count in hours: a ban is asked for as `24h`, not as `1d`. */
const IN_HOURS_S = 2 * 86_400;

/** Seconds as a person writes them, the two largest units: `3d 2h`, `24h`, `15m`, `0s`; `readDuration` reads it back. */
export function durationText(seconds: number): string {
  const parts: string[] = [];
  let left = Math.max(0, Math.round(seconds));
  const most = left < IN_HOURS_S ? 3600 : Number.POSITIVE_INFINITY;
  for (const [unit, size] of [...UNIT_S].toReversed()) {
    const count = Math.floor(left / size);
    // Weeks read badly beside days: 8d, not 1w 1d.
    if (count === 0 || size > most || (unit === 'w' && left % size !== 0)) continue;
    parts.push(`${count}${unit}`);
    left -= count * size;
  }
  return parts.slice(0, 2).join(' ') || '0s';
}

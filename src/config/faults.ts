/** One thing that is wrong with the settings: its name, what is wrong, and the next step. */
export interface Fault {
  /** e.g. `TENCENT_SECRET_ID` or `tallylight.yml: grants.moderate[0]`. */
  readonly setting: string;
  readonly problem: string;
  readonly next: string;
}

/** sysexits.h EX_CONFIG: what `npm start` exits with when settings are missing or wrong. */
export const EX_CONFIG = 78;

/** All faults at once, a line each, as they are written to stderr. */
export function faultLines(faults: readonly Fault[]): string {
  const lines = faults.map(
    ({ setting, problem, next }) => `  ${setting}: ${problem.replace(/\.$/, '')}. ${next}`,
  );
  return [`Tallylight cannot start, ${faults.length} setting(s) to mend:`, ...lines, ''].join('\n');
}

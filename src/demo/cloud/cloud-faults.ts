import type { Faults, PlannedFault } from '../../sim/tencent/faults.ts';

/** What the page can make go wrong in the cloud. */
const FAULTS = {
  /** Every call fails. */
  down: { kind: 'status', status: 503 },
  /** The next ban takes effect, but nobody is told. */
  'lost-ban': { kind: 'lose-answer', action: 'ForbidLiveStream', times: 1 },
  /** Every call takes 2 s longer. */
  slow: { kind: 'slow', ms: 2000 },
} as const satisfies Readonly<Record<string, PlannedFault>>;

export type CloudFault = keyof typeof FAULTS;

/** In the order in which calls meet them. */
const NAMES = ['down', 'lost-ban', 'slow'] as const;

export const isCloudFault = (word: string): word is CloudFault => NAMES.some((name) => name === word);

/** Which faults wait for calls now; one that was met is over. */
export function plannedFaults(faults: Faults): Readonly<Record<CloudFault, boolean>> {
  const planned = new Set(faults.list().map(({ kind }) => kind));
  return {
    down: planned.has(FAULTS.down.kind),
    'lost-ban': planned.has(FAULTS['lost-ban'].kind),
    slow: planned.has(FAULTS.slow.kind),
  };
}

/** Sets or takes back one fault and leaves the others. */
export function setFault(faults: Faults, fault: CloudFault, on: boolean): void {
  const wanted = { ...plannedFaults(faults), [fault]: on };
  faults.clear();
  for (const name of NAMES) {
    if (wanted[name]) faults.add(FAULTS[name]);
  }
}

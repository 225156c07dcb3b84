/** A play domain, a protocol, or one over the other, which sends nothing from `fromMs` on until `toMs`. */
export interface Outage {
  readonly playDomain?: string;
  readonly protocol?: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Viewers come to these domains and find some of them silent. */
export interface PlaySide {
  readonly playDomains: readonly string[];
  readonly outages: readonly Outage[];
}

/** Whether nothing is sent there in the minute: what an outage only touches, it takes whole. */
export function isOut(
  outages: readonly Outage[],
  place: { readonly playDomain: string; readonly protocol: string },
  minuteMs: number,
): boolean {
  return outages.some(
    ({ playDomain = place.playDomain, protocol = place.protocol, fromMs, toMs }) =>
      playDomain === place.playDomain &&
      protocol === place.protocol &&
      minuteMs + 60_000 > fromMs &&
      minuteMs < toMs,
  );
}

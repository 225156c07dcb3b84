/** A play domain, a protocol, or one over the other, which sends nothing from `fromMs` on until `toMs`. */
export interface Outage {
  readonly playDomain?: string;
  readonly protocol?: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** What viewers are told there; left out: nobody answers them. */
  readonly httpCode?: number;
}

/** Viewers come to these domains and find some of them silent. */
export interface PlaySide {
  readonly playDomains: readonly string[];
  readonly outages: readonly Outage[];
}

interface Outlet {
  readonly playDomain: string;
  readonly protocol: string;
}

/** Whether nothing is sent there in the minute: what an outage only touches, it takes whole. */
export const isOut = (outages: readonly Outage[], outlet: Outlet, minuteMs: number): boolean =>
  outageOver(outages, outlet, minuteMs) !== undefined;

/** The outage that takes this minute there; `undefined` when there is none. */
export function outageOver(outages: readonly Outage[], outlet: Outlet, minuteMs: number): Outage | undefined {
  return outages.find(
    ({ playDomain = outlet.playDomain, protocol = outlet.protocol, fromMs, toMs }) =>
      playDomain === outlet.playDomain &&
      protocol === outlet.protocol &&
      minuteMs + 60_000 > fromMs &&
      minuteMs < toMs,
  );
}

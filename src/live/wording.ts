/** Bits per second as people read them: `3.1 Mbps`, `640 kbps`. */
export function bitrateText(bps: number): string {
  return bps >= 1_000_000 ? `${(bps / 1_000_000).toFixed(1)} Mbps` : `${Math.round(bps / 1000)} kbps`;
}

/** A share of a declared value, e.g. `78 %`; undefined when nothing was declared. */
export function shareText(value: number, declared: number | undefined): string | undefined {
  return declared === undefined || declared <= 0 ? undefined : `${Math.round((value / declared) * 100)} %`;
}

/** `29.9` or `30`: frames per second without false precision. */
export const fpsText = (fps: number): string => String(Math.round(fps * 10) / 10);

/** Bytes in decimal units, as the cloud counts: `340 MB`, `1.2 GB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 1_000_000_000
    ? `${Math.round(bytes / 1_000_000)} MB`
    : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** Megabits per second: `9.8 Mbps`, `1.2 Gbps`. */
export function mbpsText(mbps: number): string {
  return mbps >= 1000 ? `${(mbps / 1000).toFixed(1)} Gbps` : `${mbps.toFixed(1)} Mbps`;
}

/** Megabytes in decimal units, as the cloud counts: `340 MB`, `12.3 GB`, `1.2 TB`. */
export function megabytesText(megabytes: number): string {
  if (megabytes >= 1_000_000) return `${(megabytes / 1_000_000).toFixed(1)} TB`;
  return megabytes >= 1000 ? `${(megabytes / 1000).toFixed(1)} GB` : `${Math.round(megabytes)} MB`;
}

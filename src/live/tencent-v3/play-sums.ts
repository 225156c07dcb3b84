/** What every row of plays has, whatever it is a row of. */
export interface PlayRow {
  readonly Online: number;
  readonly Bandwidth: number;
  readonly Request: number;
}

export interface PlaySum {
  readonly viewers: number;
  readonly bandwidthMbps: number;
  readonly requests: number;
}

const NOTHING: PlaySum = { viewers: 0, bandwidthMbps: 0, requests: 0 };

export function sumOf(rows: readonly PlayRow[]): PlaySum {
  return rows.reduce(plus, NOTHING);
}

/** The sums of the rows that share a key, most viewers first. */
export function sumsBy<Row extends PlayRow>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly (readonly [key: string, sum: PlaySum])[] {
  const sums = new Map<string, PlaySum>();
  for (const row of rows) sums.set(keyOf(row), plus(sums.get(keyOf(row)) ?? NOTHING, row));
  return [...sums].toSorted(([, a], [, b]) => b.viewers - a.viewers);
}

function plus({ viewers, bandwidthMbps, requests }: PlaySum, row: PlayRow): PlaySum {
  return {
    viewers: viewers + row.Online,
    bandwidthMbps: bandwidthMbps + row.Bandwidth,
    requests: requests + row.Request,
  };
}

/** One measured figure beside what it must reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Undefined for a figure that explains others. */
  readonly goal: number | undefined;
  readonly unit: string;
  readonly lowerIsBetter: boolean;
}

/** A figure of which less is better. */
export function figure(name: string, value: number, unit: string, goal?: number): Figure {
  return { name, value: Number(value.toPrecision(4)), goal, unit, lowerIsBetter: true };
}

/** Undefined when there is no goal. */
export function isMet({ value, goal, lowerIsBetter }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  return lowerIsBetter ? value <= goal : value >= goal;
}

function metText(one: Figure): string {
  const met = isMet(one);
  if (met === undefined) return '';
  return met ? 'met' : 'MISSED';
}

/** As columns for a terminal. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.name,
    `${one.value} ${one.unit}`.trim(),
    one.goal === undefined ? '' : `${one.lowerIsBetter ? 'at most' : 'at least'} ${one.goal}`,
    metText(one),
  ]);
  const head = ['figure', 'value', 'goal', ''];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import type { ChartFigure } from './chart-data.ts';

/** One figure of the day over that of the day before. */
export interface Panel {
  readonly figure: ChartFigure;
  readonly label: string;
  /** Pixels from the top of the sheet. */
  readonly top: number;
  readonly bottom: number;
  /** Lines of the grid above 0, at most. */
  readonly steps: number;
}

/** A panel with the day's numbers: where each value stands. */
export interface Scale {
  /** Seconds since the day began; never beyond the sheet. */
  readonly xAt: (s: number) => number;
  readonly yOf: (value: number) => number;
}

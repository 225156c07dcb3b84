import type { ChartData } from './chart-data.ts';

/** What the drawing thread is asked. */
export interface ChartOrder {
  readonly id: number;
  readonly data: ChartData;
}

/** What it answers. */
export type ChartResult =
  | { readonly id: number; readonly png: Uint8Array; readonly fault?: undefined }
  /** `isMissing`: the drawing library is not installed. */
  | { readonly id: number; readonly fault: string; readonly isMissing: boolean };

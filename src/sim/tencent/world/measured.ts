/** What a push carries at a moment. */
export interface Figures {
  readonly fps: number;
  /** Bits per second, as `audioBps`. */
  readonly videoBps: number;
  readonly audioFps: number;
  readonly audioBps: number;
}

/** What a real encoder really sends, counted as it arrives; moments in milliseconds. */
export interface Measured {
  figuresAt(atMs: number): Figures;
  /** How much media had arrived, by its own clock. */
  mediaMs(atMs: number): number;
  /** The distance of the last two key frames; 0 before the second one. */
  gopMs(atMs: number): number;
  /** To the second. */
  bytesBetween(fromMs: number, untilMs: number): number;
}

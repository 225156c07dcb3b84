/** One line for each call sent; it never holds parameters, headers or bodies. */
export interface CallLog {
  called(entry: {
    readonly action: string;
    /** `ok`, Tencent's error code, or what kept the answer away. */
    readonly outcome: string;
    readonly requestId: string | undefined;
    readonly tookMs: number;
  }): void;
  /** Rows left out of a list: their stream has a name that the bot cannot use (tencent-live 9.3), or no time. */
  skipped(entry: { readonly action: string; readonly rows: number }): void;
}

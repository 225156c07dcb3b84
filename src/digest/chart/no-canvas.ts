/** The drawing library cannot be loaded: it is optional, and so is its part for this machine. */
export class NoCanvas extends Error {
  constructor(cause: unknown) {
    super('the package @napi-rs/canvas cannot be loaded', { cause });
    this.name = 'NoCanvas';
  }
}

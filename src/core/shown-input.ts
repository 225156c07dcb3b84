const MOST_SHOWN = 60;

/**
 * What was given, without the signature of a push or play URL: from the first `?` or `#` on, where tencent-live 9.1 puts
 * it, or from a `txSecret` that stands elsewhere. `…` says that something was cut, and makes the rest no stream's name.
 */
export function withoutSignature(value: string): string {
  const [bare = ''] = value.split(/[?#]|txSecret/i);
  return bare.length < value.length ? `${bare}…` : value;
}

/** A wrong value as it may be shown to the person who gave it: without a signature, and short. */
export function shownInput(value: string): string {
  const bare = withoutSignature(value);
  // A character of two halves is not cut in two.
  return bare.length > MOST_SHOWN
    ? `${bare.slice(0, MOST_SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : bare;
}

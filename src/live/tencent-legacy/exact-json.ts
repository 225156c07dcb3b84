const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
/** An integer that a double may not hold. */
const BIG = /^-?\d{16,}$/;

/**
 * JSON whose big integers are given as text with all their digits, since task ids exceed 2^53 (tencent-live 3.14);
 * undefined for what is no JSON.
 */
export function exactJson(body: string): unknown {
  const quoted = body.replaceAll(TEXT_OR_NUMBER, (token) => (BIG.test(token) ? `"${token}"` : token));
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}

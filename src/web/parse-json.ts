/** A JSON object as it was read; its fields are still anything. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A string, or a whole number of 16 digits or more, which JavaScript would round: task ids exceed 2^53 (tencent-live 3.14). */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/gs;
const STRING_OR_BRACKET = /"(?:[^"\\]|\\.)*"|[[\]{}]/gs;

/**
 * The JSON object that a stranger's text holds; undefined when it is none, or nested more than `mostDeep` levels, so that
 * nothing that walks through it can run out of stack. Whole numbers too long for a number become text.
 */
export function parseJsonObject(text: string, mostDeep: number): JsonObject | undefined {
  if (depthOf(text) > mostDeep) return undefined;
  try {
    const value: unknown = JSON.parse(withLongNumbersAsText(text));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [found] of text.matchAll(STRING_OR_BRACKET)) {
    if (found === '{' || found === '[') deepest = Math.max(deepest, (depth += 1));
    else if (found === '}' || found === ']') depth -= 1;
  }
  return deepest;
}

const withLongNumbersAsText = (text: string): string =>
  text.replaceAll(STRING_OR_LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`));

/** The publisher's own query, with the secret that lets anybody push in its place (product C3), and the signature. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['stream_param', 'streamparam', 'sign']);
/** Also where an address was encoded once more. */
const SECRET_PARAMETER = /(tx(?:secret|time))(=|%3d)[^&\s"'\\%]*/gi;
const HIDDEN = '[redacted]';

/** The value without the secrets that Tencent sends back; its depth is limited by whoever parsed it. */
export function redacted(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(SECRET_PARAMETER, `$1$2${HIDDEN}`);
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]: [string, unknown]) => [
    name,
    SECRET_FIELDS.has(name.toLowerCase()) ? HIDDEN : redacted(field),
  ]);
  return Object.fromEntries(fields);
}

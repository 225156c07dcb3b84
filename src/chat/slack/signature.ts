import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** docs.slack.dev, "Verifying requests from Slack": an older request may be one that is sent again by somebody else. */
const WINDOW_S = 5 * 60;

export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  /** As it came: a body that was read and written again has another signature. */
  readonly raw: Buffer;
}

/** Did Slack send this, within five minutes of `now` (UNIX seconds)? HMAC-SHA256 `v0`, compared in constant time. */
export function isSigned({ headers, raw }: SignedRequest, signingSecret: string, now: number): boolean {
  const [time, given] = [headers['x-slack-request-timestamp'], headers['x-slack-signature']];
  if (typeof time !== 'string' || typeof given !== 'string' || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(now - Number(time)) > WINDOW_S) return false;
  const hmac = createHmac('sha256', signingSecret).update(`v0:${time}:`).update(raw);
  const [theirs, ours] = [Buffer.from(given), Buffer.from(`v0=${hmac.digest('hex')}`)];
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}

import { webApi } from '@slack/bolt';
import { at } from './json.ts';

/** A call to Slack that did not succeed, without anything of what was sent. */
export class SlackFault extends Error {
  override readonly name = 'SlackFault';
  /** Slack's own code such as `not_in_channel`, or ours: `http_503`, `no_answer`, `unreachable`, `rate_limited`. */
  readonly code: string;
  /** It may have taken effect all the same. */
  readonly unclear: boolean;
  /** Slack wants no call before so many seconds. */
  readonly waitS: number | undefined;

  constructor(code: string, unclear: boolean, waitS?: number) {
    super(`Slack: ${code}`);
    this.code = code;
    this.unclear = unclear;
    this.waitS = waitS;
  }
}

/** docs.slack.dev, errors of every method: "It's possible some aspect of the operation succeeded". */
const UNCLEAR = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);
/** The request never left. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** What Slack's SDK threw, as a fault; it drops the SDK's errors, since those hold requests. */
export function slackFault(thrown: unknown): SlackFault {
  if (thrown instanceof SlackFault) return thrown;
  if (thrown instanceof webApi.WebAPIRateLimitedError) {
    return new SlackFault('rate_limited', false, thrown.retryAfter);
  }
  if (thrown instanceof webApi.WebAPIPlatformError) {
    const { error } = thrown.data;
    // A page instead of JSON comes as the "error".
    const code = /^[a-z0-9_]{1,60}$/.test(error) ? error : 'no_json';
    return new SlackFault(code, UNCLEAR.has(code) || code === 'no_json');
  }
  if (thrown instanceof webApi.WebAPIHTTPError) {
    return new SlackFault(`http_${thrown.statusCode}`, thrown.statusCode >= 500);
  }
  const cause = at(thrown instanceof Error ? thrown.cause : undefined, 'cause', 'code');
  const isSent = typeof cause !== 'string' || !NOT_SENT.has(cause);
  return new SlackFault(isSent ? 'no_answer' : 'unreachable', isSent);
}

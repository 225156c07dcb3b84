import type { Fields } from './wire.ts';

/** A refusal as Discord words it: HTTP status, JSON error code, message, and the form's faults for 50035. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number;
  readonly errors: Fields | undefined;

  constructor(status: number, code: number, message: string, errors?: Fields) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

// The public list "JSON Error Codes", with the HTTP status that comes with each.
const known = new Map<number, readonly [status: number, message: string]>([
  [10003, [404, 'Unknown Channel']],
  [10004, [404, 'Unknown Guild']],
  [10007, [404, 'Unknown Member']],
  [10008, [404, 'Unknown Message']],
  [10013, [404, 'Unknown User']],
  [10015, [404, 'Unknown Webhook']],
  [10062, [404, 'Unknown interaction']],
  [10063, [404, 'Unknown application command']],
  [20012, [403, 'You are not authorized to perform this action on this application']],
  [30032, [400, 'Maximum number of application commands reached (100)']],
  [30034, [429, 'Max number of daily application command creates has been reached (200)']],
  [40005, [413, 'Request entity too large']],
  [40060, [400, 'Interaction has already been acknowledged.']],
  [50001, [403, 'Missing Access']],
  [50003, [403, 'Cannot execute action on a DM channel']],
  [50005, [403, 'Cannot edit a message authored by another user']],
  [50006, [400, 'Cannot send an empty message']],
  [50007, [403, 'Cannot send messages to this user']],
  [50013, [403, 'Missing Permissions']],
  [50027, [401, 'Invalid Webhook Token']],
  [50035, [400, 'Invalid Form Body']],
  [50083, [400, 'Thread is archived']],
  [50109, [400, 'The request body contains invalid JSON.']],
]);

/** The refusal with this JSON error code. Throws a plain error for a code that this stand-in does not know. */
export function apiError(code: number): ApiError {
  const found = known.get(code);
  if (found === undefined) throw new Error(`no such Discord error here: ${code}`);
  return new ApiError(found[0], code, found[1]);
}

import { webApi, type Logger } from '@slack/bolt';
import { slackFault, type SlackFault } from './slack-fault.ts';

/** Calls `run` after so many milliseconds; the answer takes it back. */
export type Schedule = (delayMs: number, run: () => void) => () => void;

export interface WebOptions {
  readonly botToken: string;
  readonly logger: Logger;
  readonly schedule: Schedule;
  readonly client: webApi.WebClientOptions;
}

/** Slack's Web API. Both methods throw a `SlackFault`. */
export interface Web {
  /** For what may be repeated without harm: sent again when no answer came. */
  repeatable(method: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Sent once; a second time only after a 429, which did nothing. `patienceS` 0 waits for no 429. */
  once(method: string, args: Readonly<Record<string, unknown>>, patienceS?: number): Promise<unknown>;
}

const TRIES = 3;
const PAUSE_MS = 250;
/** Longer than this nobody waits for an answer in a chat. */
const PATIENCE_S = 30;

/** Its own retries instead of the SDK's: those repeat everything, for half an hour (deps trap 5). */
export function createWeb({ botToken, logger, schedule, client: options }: WebOptions): Web {
  const client = new webApi.WebClient(botToken, { ...options, logger });
  const wait = (delayMs: number) => new Promise<void>((resolve) => void schedule(delayMs, resolve));
  const call = async (
    method: string,
    args: Readonly<Record<string, unknown>>,
    rules: { readonly repeats: boolean; readonly patienceS: number },
    tries = 1,
  ): Promise<unknown> => {
    try {
      return await client.apiCall(method, { ...args });
    } catch (thrown) {
      const fault = slackFault(thrown);
      const pauseMs = pauseBefore(fault, tries, rules);
      if (pauseMs === undefined) throw fault;
      await wait(pauseMs);
      return call(method, args, { ...rules, patienceS: rules.patienceS - pauseMs / 1000 }, tries + 1);
    }
  };
  return {
    repeatable: (method, args) => call(method, args, { repeats: true, patienceS: PATIENCE_S }),
    once: (method, args, patienceS = PATIENCE_S) => call(method, args, { repeats: false, patienceS }),
  };
}

/** Milliseconds until the next try; undefined when there is none. */
function pauseBefore(
  { unclear, code, waitS }: SlackFault,
  tries: number,
  { repeats, patienceS }: { readonly repeats: boolean; readonly patienceS: number },
): number | undefined {
  if (tries >= TRIES) return undefined;
  if (waitS !== undefined) return waitS <= patienceS ? waitS * 1000 : undefined;
  const isLost = unclear || code === 'unreachable';
  return repeats && isLost ? PAUSE_MS * tries : undefined;
}

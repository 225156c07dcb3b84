import type { webApi } from '@slack/bolt';
import type { WayBack } from '../../core/call.ts';
import { SlackFault } from './slack-fault.ts';
import type { Schedule } from './web.ts';

/** What is said through a `response_url`. */
export interface SaidBack {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly thread_ts?: string | undefined;
}

/** Sends it once, a second time only after a 429. Throws a `SlackFault`; the address stands in none. */
export type SayBack = (wayBack: WayBack, said: SaidBack) => Promise<void>;

export interface WayBackOptions {
  readonly fetch: webApi.FetchFunction;
  readonly patienceMs: number;
  readonly schedule: Schedule;
  /** UNIX seconds. */
  readonly now: () => number;
}

const LONGEST_WAIT_S = 10;

export function createSayBack({ fetch, patienceMs, schedule, now }: WayBackOptions): SayBack {
  const post = async (wayBack: WayBack, body: string): Promise<SlackFault | undefined> => {
    try {
      const response = await fetch(wayBack.address.reveal(), {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.text();
      return faultOf(response);
    } catch {
      return new SlackFault('no_answer', true);
    }
  };
  return async (wayBack, said) => {
    if (wayBack.until <= now()) throw new SlackFault('expired_url', false);
    const body = JSON.stringify({ ...said, unfurl_links: false, unfurl_media: false });
    let fault = await post(wayBack, body);
    if (fault?.waitS !== undefined && fault.waitS <= LONGEST_WAIT_S) {
      const delayMs = fault.waitS * 1000;
      await new Promise<void>((resolve) => void schedule(delayMs, resolve));
      fault = await post(wayBack, body);
    }
    if (fault !== undefined) throw fault;
  };
}

function faultOf({ status, headers }: Awaited<ReturnType<webApi.FetchFunction>>): SlackFault | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) {
    const waitS = Number(headers.get('retry-after') ?? 1);
    return new SlackFault('rate_limited', false, Number.isFinite(waitS) ? waitS : 1);
  }
  return new SlackFault(`http_${status}`, status >= 500);
}

import { SlackFault } from './slack-fault.ts';
import type { Schedule } from './web.ts';

const PAUSES_MS = [500, 1000, 2000, 4000];

/**
 * Slack works on a file in the background after its bytes have come, and refuses it until then with `notYet`: such a
 * refusal did nothing, so the request is made again after 0.5, 1, 2 and 4 seconds. Throws what the last one threw.
 */
export async function whenReady<Answer>(
  notYet: string,
  request: () => Promise<Answer>,
  schedule: Schedule,
  pauses: readonly number[] = PAUSES_MS,
): Promise<Answer> {
  try {
    return await request();
  } catch (thrown) {
    const [pause, ...more] = pauses;
    if (!(thrown instanceof SlackFault) || thrown.code !== notYet || pause === undefined) throw thrown;
    await new Promise<void>((resolve) => void schedule(pause, resolve));
    return whenReady(notYet, request, schedule, more);
  }
}

import type { Log } from '../../core/services.ts';
import { REFUSED, type Connection } from './connection.ts';
import { slackFault } from './slack-fault.ts';
import type { Schedule, Web } from './web.ts';

export interface HttpConnectionParts {
  readonly web: Web;
  readonly schedule: Schedule;
  readonly log: Log;
}

const PAUSE_MS = 30_000;

/**
 * Over HTTP nothing is held open: it counts as up from the first `auth.test` that worked until it is closed. Whether Slack
 * reaches the bot's address is seen by nobody but Slack.
 */
export function createHttpConnection({ web, schedule, log }: HttpConnectionParts): Connection {
  const line = { isUp: false, isClosed: false, stopWaiting: (): void => undefined };
  const greet = async (): Promise<void> => {
    await web.repeatable('auth.test', {});
    if (line.isClosed) return;
    line.isUp = true;
    log.info('slack connected');
  };
  const tryLater = (thrown: unknown): void => {
    log.warn('slack not connected', { code: slackFault(thrown).code });
    if (!line.isClosed) line.stopWaiting = schedule(PAUSE_MS, () => void greet().catch(tryLater));
  };
  return {
    async open() {
      try {
        await greet();
      } catch (thrown) {
        if (REFUSED.has(slackFault(thrown).code)) throw thrown;
        tryLater(thrown);
      }
    },
    close() {
      Object.assign(line, { isUp: false, isClosed: true });
      line.stopWaiting();
      return Promise.resolve();
    },
    isUp: () => line.isUp,
  };
}

import type { App, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/services.ts';
import { slackFault, type SlackFault } from './slack-fault.ts';
import type { Schedule } from './web.ts';

export interface ConnectionParts {
  readonly app: App;
  readonly receiver: SocketModeReceiver;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** The socket to Slack, opened again whenever it is lost. */
export interface Connection {
  /** Rejects with a `SlackFault` when Slack refuses the app token; any other failure is tried again by itself. */
  open(): Promise<void>;
  close(): Promise<void>;
  isUp(): boolean;
}

/** docs.slack.dev, errors of apps.connections.open and auth.test that no repetition mends. */
export const REFUSED: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
]);
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
const GOODBYE_MS = 2000;

interface Line extends ConnectionParts {
  isUp: boolean;
  isClosed: boolean;
  failures: number;
  stopWaiting: () => void;
}

/**
 * Reconnects by itself: the SDK's way waits five seconds at every rotation of the socket, and ends the process with an
 * unhandled rejection when Slack cannot be reached (SocketModeClient.delayReconnectAttempt).
 */
export function createConnection(parts: ConnectionParts): Connection {
  const line: Line = { ...parts, isUp: false, isClosed: false, failures: 0, stopWaiting: () => undefined };
  const { client } = parts.receiver;
  client.on('connected', () => {
    Object.assign(line, { isUp: true, failures: 0 });
    parts.log.info('slack connected');
  });
  client.on('disconnected', () => {
    if (line.isUp) openLater(line, 0);
    line.isUp = false;
  });
  return {
    async open() {
      try {
        await connect(line);
      } catch (thrown) {
        const fault = slackFault(thrown);
        if (REFUSED.has(fault.code)) throw fault;
        tryLater(line, fault);
      }
    },
    close: () => close(line),
    isUp: () => line.isUp,
  };
}

async function connect(line: Line): Promise<void> {
  await line.app.start();
  // Closed while it was opening: the SDK opens all the same.
  if (line.isClosed) await line.receiver.client.disconnect();
}

function openLater(line: Line, delayMs: number): void {
  if (line.isClosed) return;
  line.stopWaiting = line.schedule(delayMs, () => {
    connect(line).catch((thrown: unknown) => tryLater(line, slackFault(thrown)));
  });
}

function tryLater(line: Line, { code, waitS = 0 }: SlackFault): void {
  line.log.warn('slack not connected', { code, failures: line.failures });
  line.failures += 1;
  const pauseMs = Math.max(waitS * 1000, FIRST_PAUSE_MS * 2 ** (line.failures - 1));
  openLater(line, Math.min(LONGEST_PAUSE_MS, pauseMs));
}

async function close(line: Line): Promise<void> {
  line.isClosed = true;
  line.stopWaiting();
  // The other side may never answer the close frame; the SDK waits 30 s for it.
  await new Promise<void>((resolve) => {
    const stopWaiting = line.schedule(GOODBYE_MS, resolve);
    void line.receiver.client.disconnect().finally(() => {
      stopWaiting();
      resolve();
    });
  });
}

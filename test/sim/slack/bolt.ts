import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import { manualClock } from '../../../src/sim/clock.ts';
import type { ManualClock } from '../../../src/sim/clock.ts';
import { createSlackSim } from '../../../src/sim/slack/slack-sim.ts';
import type { SlackAccess, SlackSim } from '../../../src/sim/slack/slack-sim.ts';

const silent = () => undefined;
const logger: Logger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  getLevel: () => LogLevel.ERROR,
  setName: silent,
};

/** The real Bolt in Socket Mode, pointed at the stand-in. It waits half a second before it reconnects. */
export function createBolt(access: SlackAccess): App {
  const clientOptions = {
    slackApiUrl: access.apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  };
  const receiver = new SocketModeReceiver({
    appToken: access.appToken,
    clientPingTimeout: 500,
    logger,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const app = new App({ token: access.botToken, receiver, logger, clientOptions, deferInitialization: true });
  app.error(() => Promise.resolve());
  return app;
}

/** One channel with Ada in it, a stand-in and a Bolt app that is not started yet. */
export interface Scene {
  readonly clock: ManualClock;
  readonly sim: SlackSim;
  readonly access: SlackAccess;
  readonly app: App;
  /** Connects the app. */
  start(): Promise<void>;
  /** chat.postMessage by the app; answers the `ts`. */
  post(message: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

export async function createScene(): Promise<Scene> {
  const clock = manualClock(Date.UTC(2026, 2, 1));
  const sim = createSlackSim({ clock });
  const access = await sim.start();
  sim.workspace.setUser({ id: 'U1', name: 'ada' });
  sim.workspace.setUser({ id: 'U2', name: 'bob' });
  sim.workspace.setChannel({ id: 'C1', name: 'live', members: ['U1', 'U2', access.botUserId] });
  const app = createBolt(access);
  return {
    clock,
    sim,
    access,
    app,
    async start() {
      await app.init();
      await app.start();
    },
    async post(message) {
      const answer: object = await app.client.apiCall('chat.postMessage', message);
      return 'ts' in answer && typeof answer.ts === 'string' ? answer.ts : '';
    },
    async stop() {
      await app.stop();
      await sim.stop();
    },
  };
}

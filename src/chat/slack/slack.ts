import { App, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Desk } from '../../core/desk.ts';
import { BotError } from '../../core/errors.ts';
import type { Log } from '../../core/services.ts';
import { code, text, type Catalogue } from '../../core/text.ts';
import type { Chat } from '../port.ts';
import { createActors } from './actors.ts';
import { createAnswers } from './answers.ts';
import { checkSettings } from './check.ts';
import { createConnection, type Connection } from './connection.ts';
import { createHome } from './home.ts';
import { listen } from './listen.ts';
import { canPost, postOwn } from './own-post.ts';
import { createRunning } from './running.ts';
import { createSdkLog } from './sdk-log.ts';
import type { Session } from './session.ts';
import { SlackFault } from './slack-fault.ts';
import { createSayBack } from './way-back.ts';
import { createWeb, type Schedule, type Web } from './web.ts';

export interface SlackOptions {
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…` */
  readonly appToken: string;
  /** `SLACK_API_URL`; every client that is made gets it. */
  readonly apiUrl?: string | undefined;
  /** Team ids; empty: the token's own team. */
  readonly home: readonly string[];
  /** The user groups that grants name: only these are looked up. */
  readonly grantedGroups: readonly string[];
  /** Ids of calls. */
  readonly newId: () => string;
  readonly catalogue?: Catalogue | undefined;
  readonly fetch?: webApi.FetchFunction | undefined;
  readonly schedule?: Schedule | undefined;
  /** Milliseconds that Slack has for an answer; 5000 when left out. */
  readonly patienceMs?: number | undefined;
}

/** From `start` on. */
interface Started {
  readonly session: Session;
  readonly connection: Connection;
  stop(): Promise<void>;
}

/** Slack over Socket Mode, with the real Bolt. */
export function createSlack(options: SlackOptions): Chat {
  let started: Started | undefined;
  const session = () => {
    if (started === undefined) throw new TypeError('slack: tell before start');
    return started.session;
  };
  return {
    platform: 'slack',
    check: (grants) =>
      checkSettings({
        web: webOf(options, SILENT),
        home: options.home,
        hasOwnAddress: options.apiUrl !== undefined,
        grants,
      }),
    async start(desk) {
      started = build(options, desk);
      await started.connection.open().catch(tellAppToken);
    },
    stop: async () => started?.stop(),
    connected: () => started?.connection.isUp() ?? false,
    async tell(asker, message, answer) {
      const { answers } = session();
      await (message === undefined ? answers.show(asker, answer) : answers.edit(asker, message, answer));
    },
    post: async (place, reply) => postOwn(place, reply, session()),
    postable: async (place) => canPost(place, session()),
  };
}

const nothing = () => undefined;
const SILENT: Log = { info: nothing, warn: nothing, error: nothing };

const realSchedule: Schedule = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

/** One try without waiting: what may be repeated, and when, is decided in `web.ts` and `connection.ts`. */
const clientOptions = ({ apiUrl, fetch, patienceMs = 5000 }: SlackOptions): webApi.WebClientOptions => ({
  timeout: patienceMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  ...(fetch === undefined ? {} : { fetch }),
});

function webOf(options: SlackOptions, log: Log): Web {
  const { botToken, schedule = realSchedule } = options;
  return createWeb({ botToken, schedule, logger: createSdkLog(log), client: clientOptions(options) });
}

function build(options: SlackOptions, desk: Desk): Started {
  const { grantedGroups, newId, catalogue, schedule = realSchedule, patienceMs = 5000 } = options;
  const { log, now } = desk;
  const web = webOf(options, log);
  const fetch = options.fetch ?? globalThis.fetch;
  const sayBack = createSayBack({ fetch, patienceMs, schedule, now });
  const answers = createAnswers({ web, sayBack, catalogue, desk });
  const home = createHome(options.home, web);
  const actorOf = createActors({ web, log, now, home, grantedGroups });
  const session: Session = { desk, web, answers, actorOf, newId, catalogue };
  const { app, receiver } = boltOf(options, log);
  const connection = createConnection({ app, receiver, schedule, log });
  const [running, gate] = [createRunning(), { isOpen: true }];
  listen(app, session, { running, isOpen: () => gate.isOpen });
  const stop = async () => {
    gate.isOpen = false;
    // Answers go over HTTP; with the socket closed first, Slack sends requests to another instance or says no at once.
    await connection.close();
    await running.ended();
  };
  return { session, connection, stop };
}

function boltOf(options: SlackOptions, log: Log): { app: App; receiver: SocketModeReceiver } {
  const logger = createSdkLog(log);
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(options) },
  });
  const app = new App({
    receiver,
    logger,
    clientOptions: clientOptions(options),
    // Who may give commands is decided by the desk; without these Bolt asks Slack first, and keeps conversations.
    authorize: () => Promise.resolve({ botToken: options.botToken }),
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
  });
  app.error(async (error) => log.error('slack bolt failed', { code: error.code }));
  return { app, receiver };
}

function tellAppToken(thrown: unknown): never {
  if (!(thrown instanceof SlackFault)) throw thrown;
  throw new BotError('platform', {
    said: text`Slack refuses ${code('SLACK_APP_TOKEN')}: ${thrown.code}.`,
    did: 'nothing',
    next: text`Make an app-level token (xapp-…) with the scope ${code('connections:write')} under "Basic Information" of the Slack app.`,
  });
}

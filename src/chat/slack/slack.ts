import type { webApi } from '@slack/bolt';
import type { Desk } from '../../core/desk.ts';
import { BotError } from '../../core/errors.ts';
import type { Log } from '../../core/services.ts';
import { code, text, type Catalogue } from '../../core/text.ts';
import type { Chat } from '../port.ts';
import { createActors } from './actors.ts';
import { createAnswers } from './answers.ts';
import { checkSettings } from './check.ts';
import { createEntrance, type Entrance, type EntranceKey } from './entrance.ts';
import { createHome } from './home.ts';
import type { HttpHandler } from './http-receiver.ts';
import { listen } from './listen.ts';
import { canPost, editOwn, postOwn } from './own-post.ts';
import { createRunning } from './running.ts';
import { createSdkLog } from './sdk-log.ts';
import type { Session } from './session.ts';
import { SlackFault } from './slack-fault.ts';
import { createUploadFile } from './upload.ts';
import { createSayBack } from './way-back.ts';
import { createWeb, type Schedule, type Web } from './web.ts';

export interface SlackOptions {
  /** `xoxb-…` */
  readonly botToken: string;
  readonly entrance: EntranceKey;
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
  readonly entrance: Entrance;
  readonly gate: { isOpen: boolean };
  stop(): Promise<void>;
}

export interface Slack extends Chat {
  /** Where Slack posts its requests when they come over HTTP; 503 while the chat does not run. */
  readonly handle: HttpHandler;
}

/** Slack over Socket Mode or HTTP, with the real Bolt. */
export function createSlack(options: SlackOptions): Slack {
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
      await started.entrance.connection.open().catch((thrown: unknown) => tellToken(thrown, options));
    },
    stop: async () => started?.stop(),
    connected: () => started?.entrance.connection.isUp() ?? false,
    async handle(request, response) {
      const takes = started?.gate.isOpen === true ? started.entrance.handle : undefined;
      if (takes === undefined) response.writeHead(503).end();
      else await takes(request, response);
    },
    async tell(asker, message, answer) {
      const { answers } = session();
      await (message === undefined ? answers.show(asker, answer) : answers.edit(asker, message, answer));
    },
    post: async (place, reply) => postOwn(place, reply, session()),
    edit: async (place, message, reply) => editOwn(place, message, reply, session()),
    // Reading a channel would take the scope to read what everybody writes there.
    readBack: () => Promise.resolve({ found: 'untold' }),
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
  const upload = createUploadFile({ web, fetch, patienceMs, schedule });
  const answers = createAnswers({ web, sayBack, catalogue, desk, upload, schedule });
  const home = createHome(options.home, web);
  const actorOf = createActors({ web, log, now, home, grantedGroups });
  const [running, gate] = [createRunning(), { isOpen: true }];
  const tools = { web, upload, schedule, running };
  const session: Session = { desk, ...tools, answers, actorOf, newId, catalogue };
  const client = clientOptions(options);
  const logger = createSdkLog(log);
  const parts = { botToken: options.botToken, client, web, schedule, logger, log, now };
  const entrance = createEntrance(options.entrance, parts);
  listen(entrance.app, session, { running, isOpen: () => gate.isOpen });
  const stop = async () => {
    gate.isOpen = false;
    // Answers go over HTTP; with the socket closed first, Slack sends requests to another instance or says no at once.
    await entrance.connection.close();
    await running.ended();
  };
  return { session, entrance, gate, stop };
}

function tellToken(thrown: unknown, { entrance }: SlackOptions): never {
  if (!(thrown instanceof SlackFault)) throw thrown;
  const isSocket = 'appToken' in entrance;
  throw new BotError('platform', {
    said: text`Slack refuses ${code(isSocket ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN')}: ${thrown.code}.`,
    did: 'nothing',
    next: isSocket
      ? text`Make an app-level token (xapp-…) with the scope ${code('connections:write')} under "Basic Information" of the Slack app.`
      : text`Copy the Bot User OAuth Token (xoxb-…) from "OAuth & Permissions" of the Slack app.`,
  });
}

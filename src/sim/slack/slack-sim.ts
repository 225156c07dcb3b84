import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { SimClock } from '../clock.ts';
import { deliverEvent } from './wire/events.ts';
import type { Faults } from './state/faults.ts';
import type { HttpEndpoint } from './wire/http-delivery.ts';
import { deliverOverHttp } from './wire/http-delivery.ts';
import { createFaults } from './state/faults.ts';
import { createChoices } from './state/choices.ts';
import { createFiles } from './state/files.ts';
import { identity } from './state/identity.ts';
import { createIds, seededRandom } from './state/ids.ts';
import type { Journal } from './state/journal.ts';
import { createJournal } from './state/journal.ts';
import type { Json } from './json.ts';
import type { OpenView } from './state/modals.ts';
import { createModals } from './state/modals.ts';
import type { Person } from './people/person.ts';
import { createPerson } from './people/person.ts';
import type { SimFile, SlackMessage } from './state/posts.ts';
import { createPosts } from './state/posts.ts';
import { createRateLimits } from './state/rate-limits.ts';
import { createReturnUrls } from './state/return-urls.ts';
import { createHttpServer } from './wire/server.ts';
import type { DisconnectKind } from './wire/sockets.ts';
import { createSockets } from './wire/sockets.ts';
import { createTriggers } from './state/triggers.ts';
import type { Workspace } from './state/workspace.ts';
import { createWorkspace } from './state/workspace.ts';
import type { World } from './world.ts';

export type { Outcome } from './people/slash-command.ts';
export type { Submission } from './people/form-actions.ts';
export type { Refusal } from './state/journal.ts';
export type { OpenView, Person, SlackMessage };

export interface SlackAccess {
  /** Ends with `/api/`: the `slackApiUrl` of Slack's SDK. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
}

/** Slack as the app sees it, and the people in it. */
export interface SlackSim extends Pick<Journal, 'calls' | 'refusals' | 'onChange' | 'until'> {
  /** Listens on 127.0.0.1; port 0 is any free one. */
  start(port?: number): Promise<SlackAccess>;
  stop(): Promise<void>;
  readonly workspace: Workspace;
  readonly faults: Faults;
  /** Open Socket Mode connections. */
  readonly connections: number;
  person(userId: string): Person;
  /** What `viewerId` sees in the channel now; without a viewer, what everybody sees. */
  messages(channelId: string, viewerId?: string): SlackMessage[];
  /** A file whose upload was completed. */
  file(id: string): SimFile | undefined;
  /** The topmost modal on this person's screen. */
  view(userId: string): OpenView | undefined;
  disconnect(kind: DisconnectKind): void;
  /** Brings everything to this request URL, signed, instead of to sockets; undefined goes back. */
  deliverTo(endpoint: HttpEndpoint | undefined): void;
  /** Sends an event of the Events API; repeats it as Slack does until it is acknowledged. */
  emits(event: Json): Promise<boolean>;
}

export interface SlackSimOptions {
  readonly clock: SimClock;
  readonly random?: () => number;
  /** The app's slash commands; `/live` by default. */
  readonly commands?: readonly string[];
}

/** A stand-in of Slack on the loopback. Nothing runs before `start`. */
export function createSlackSim(options: SlackSimOptions): SlackSim {
  let origin = '';
  let endpoint: HttpEndpoint | undefined;
  const world = createWorld(options, { origin: () => origin, endpoint: () => endpoint });
  const server = createHttpServer(world);
  world.sockets.attach(server);
  return {
    async start(port = 0) {
      origin = await listen(server, port);
      const { botToken, appToken, teamId, appId, botUserId } = identity;
      return { apiUrl: `${origin}/api/`, botToken, appToken, teamId, appId, botUserId };
    },
    stop: () => close(server, world),
    workspace: world.workspace,
    faults: world.faults,
    calls: world.journal.calls,
    refusals: world.journal.refusals,
    onChange: world.journal.onChange,
    until: world.journal.until,
    get connections() {
      return world.sockets.connections;
    },
    person: (userId) => createPerson(world, userId),
    messages: (channelId, viewerId) => world.posts.seenBy(channelId, viewerId),
    file: (id) => world.files.find(id),
    view: (userId) => world.modals.top(userId),
    disconnect: (kind) => world.sockets.disconnect(kind),
    deliverTo(where) {
      endpoint = where;
    },
    emits: (event) => deliverEvent(world, event),
  };
}

interface Outside {
  readonly origin: () => string;
  readonly endpoint: () => HttpEndpoint | undefined;
}

function createWorld(options: SlackSimOptions, outside: Outside): World {
  const { clock, random = seededRandom(1), commands = ['/live'] } = options;
  const ids = createIds(clock, random);
  const journal = createJournal(clock);
  const faults = createFaults();
  const sockets = createSockets(clock, ids, journal, faults);
  return {
    clock,
    ids,
    journal,
    commands,
    origin: outside.origin,
    deliver(envelope) {
      const endpoint = outside.endpoint();
      return endpoint ? deliverOverHttp(clock, endpoint, envelope) : sockets.deliver(envelope);
    },
    workspace: createWorkspace(ids, journal.changed),
    posts: createPosts(ids, journal.changed),
    files: createFiles({ ids, clock, faults }),
    choices: createChoices(),
    modals: createModals(ids, journal.changed),
    triggers: createTriggers(clock, ids),
    returnUrls: createReturnUrls(clock, ids),
    sockets,
    rates: createRateLimits(clock),
    faults,
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${isAddress(address) ? address.port : port}`);
    });
  });
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function close(server: Server, world: World): Promise<void> {
  world.sockets.stop();
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}

import type { SimClock } from '../clock.ts';
import type { FaultStore } from './faults.ts';
import type { SimFiles } from './files.ts';
import type { Ids } from './ids.ts';
import type { Journal } from './journal.ts';
import type { Modals } from './modals.ts';
import type { Posts } from './posts.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ReturnUrls } from './return-urls.ts';
import type { Delivery, Envelope } from './envelope.ts';
import type { Sockets } from './sockets.ts';
import type { Triggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';

/** All parts of the stand-in, for those that need several. */
export interface World {
  readonly clock: SimClock;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly workspace: Workspace;
  readonly posts: Posts;
  readonly files: SimFiles;
  readonly modals: Modals;
  readonly triggers: Triggers;
  readonly returnUrls: ReturnUrls;
  readonly sockets: Sockets;
  /** Brings an envelope to the app, by socket or over HTTP. */
  readonly deliver: (envelope: Envelope) => Promise<Delivery>;
  readonly rates: RateLimits;
  readonly faults: FaultStore;
  /** The slash commands of the app, with their slash. */
  readonly commands: readonly string[];
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  origin(): string;
}

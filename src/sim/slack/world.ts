import type { SimClock } from '../clock.ts';
import type { Choices } from './state/choices.ts';
import type { FaultStore } from './state/faults.ts';
import type { SimFiles } from './state/files.ts';
import type { Ids } from './state/ids.ts';
import type { Journal } from './state/journal.ts';
import type { Modals } from './state/modals.ts';
import type { Posts } from './state/posts.ts';
import type { RateLimits } from './state/rate-limits.ts';
import type { ReturnUrls } from './state/return-urls.ts';
import type { Delivery, Envelope } from './wire/envelope.ts';
import type { Sockets } from './wire/sockets.ts';
import type { Triggers } from './state/triggers.ts';
import type { Workspace } from './state/workspace.ts';

/** All parts of the stand-in, for those that need several. */
export interface World {
  readonly clock: SimClock;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly workspace: Workspace;
  readonly posts: Posts;
  readonly files: SimFiles;
  readonly choices: Choices;
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

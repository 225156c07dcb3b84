import type { SentCallback } from '../callbacks/callback.ts';
import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import type { Site } from '../wire/rate-limits.ts';
import type { StopReasonStyle } from '../world/stop-reasons.ts';
import type { World } from '../world/world.ts';

/** What an account's site and Tencent's moods decide; changed while running by controls. */
export interface AccountTraits {
  readonly site: Site;
  /** Mainland SDKs dropped `DescribeLiveForbidStreamList` (tencent-live 0.6). */
  forbidList: 'offered' | 'gone';
  stopReasons: StopReasonStyle;
  /** How far the 2.0 API was taken from the account (tencent-live 0.1, 2.4). */
  retired: 'no' | 'invalid' | 'page' | 'gone';
  /** Recordings are stored in VOD, which an account must have opened (tencent-live 5.15). */
  vod: 'open' | 'closed';
  /** Set: VOD was opened late, and `SearchMedia` must name this application (tencent-live 5.16). */
  vodSubAppId: number | undefined;
  /** How many record tasks may run at once, and be made in one day of Beijing. */
  recordLimits: { readonly running: number; readonly perDay: number };
}

export interface ActionContext {
  readonly world: World;
  readonly traits: AccountTraits;
  readonly nowMs: number;
}

/** What API 3.0 can see besides. */
export interface ApiContext extends ActionContext {
  /** Every callback that was posted. */
  readonly sent: readonly SentCallback[];
}

/** One action of the API: what may be sent, and what it does and answers (without `RequestId`). */
export interface Action {
  readonly name: string;
  fields(site: Site): Fields;
  /** The values of `X-TC-Region` that it needs; left out: it does not look at the region. */
  regions?(site: Site): readonly string[];
  offered?(traits: AccountTraits): boolean;
  run(params: Params, context: ApiContext): Readonly<Record<string, unknown>>;
}

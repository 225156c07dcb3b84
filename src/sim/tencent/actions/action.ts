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
}

export interface ActionContext {
  readonly world: World;
  readonly traits: AccountTraits;
  readonly nowMs: number;
}

/** One action of the API: what may be sent, and what it does and answers (without `RequestId`). */
export interface Action {
  readonly name: string;
  fields(site: Site): Fields;
  offered?(traits: AccountTraits): boolean;
  run(params: Params, context: ActionContext): Readonly<Record<string, unknown>>;
}

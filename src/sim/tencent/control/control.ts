import type { AccountTraits } from '../actions/action.ts';
import type { Callbacks } from '../callbacks/callbacks.ts';
import type { Faults } from '../faults.ts';
import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import type { Call } from '../wire/call-server.ts';
import type { World } from '../world/world.ts';

/** What controls move and show. */
export interface Stage {
  readonly world: World;
  readonly faults: Faults;
  readonly traits: AccountTraits;
  readonly calls: readonly Call[];
  readonly callbacks: Callbacks;
}

/** One thing that can be done to the stand-in from outside. */
export interface Control {
  readonly name: string;
  readonly summary: string;
  readonly fields: Fields;
  readonly example: Readonly<Record<string, unknown>>;
  /** Answers what to show; nothing shows `{}`. */
  run(params: Params, stage: Stage): Readonly<Record<string, unknown>> | void;
}

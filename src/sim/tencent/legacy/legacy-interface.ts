import type { ActionContext } from '../actions/action.ts';
import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import type { LastMinute } from './last-minute.ts';

export type LegacyHost = 'fcgi' | 'statcgi';

export interface LegacyContext extends ActionContext {
  readonly lastMinute: LastMinute;
}

/** One interface of the 2.0 API that is called with GET. */
export interface LegacyInterface {
  readonly name: string;
  readonly host: LegacyHost;
  /** By whole names: `Param.s.` takes a text, `Param.n.` a number. */
  readonly fields: Fields;
  /** Only one page documents `retcode` and `errmsg` beside `ret` and `message` (tencent-live 2.3). */
  readonly aliases?: true;
  /** Answers `output`; nothing: the envelope alone. Big integers become plain digits. */
  run(params: Params, context: LegacyContext): unknown;
}

import { megabitsPerSecond } from '../../actions/play-sums.ts';
import type { PlaySum } from '../../actions/play-sums.ts';
import type { Fields } from '../../wire/fields.ts';
import type { Params } from '../../wire/params.ts';
import { fits } from '../../world/stream.ts';
import type { Push } from '../../world/stream.ts';
import type { LegacyContext, LegacyInterface } from '../legacy-interface.ts';
import { pageFields, pageOf } from '../paging.ts';
import { pushColumns } from '../push-columns.ts';

const fields: Fields = {
  ...pageFields({ min: 1, max: 300, byDefault: 300 }),
  'Param.s.stream_id': { type: 'text' },
  'Param.s.pull_domain': { type: 'text' },
  'Param.s.push_domain': { type: 'text' },
};

type Columns = (push: Push) => Readonly<Record<string, unknown>>;

/** tencent-live 3.1 */
export const getLiveStat: LegacyInterface = {
  name: 'Get_LiveStat',
  host: 'statcgi',
  fields,
  run(params, context) {
    const { totals, columns } = playColumns(params, context);
    const both: Columns = (push) => ({ ...columns(push), ...pushColumns(push, context.nowMs) });
    return outputOf(params, context, totals, both);
  },
};

/** tencent-live 3.2 */
export const getLivePushStat: LegacyInterface = {
  name: 'Get_LivePushStat',
  host: 'statcgi',
  fields,
  run: (params, context) => outputOf(params, context, {}, (push) => pushColumns(push, context.nowMs)),
};

/** tencent-live 3.3 */
export const getLivePlayStat: LegacyInterface = {
  name: 'Get_LivePlayStat',
  host: 'statcgi',
  fields,
  run(params, context) {
    const { totals, columns } = playColumns(params, context);
    return outputOf(params, context, totals, columns);
  },
};

/** A row for each live push, which tells no app. An asked stream that is not live gets an empty output. */
function outputOf(params: Params, { world }: LegacyContext, totals: object, columns: Columns) {
  const name = params.maybeText('Param.s.stream_id');
  const domain = params.maybeText('Param.s.push_domain');
  const live = world.live().filter(({ stream }) => fits(stream, { name, domain }));
  if (name !== undefined && live.length === 0) return [];
  return {
    stream_count: live.length,
    ...totals,
    stream_info: pageOf(live, params).map((push) => ({ stream_name: push.stream.name, ...columns(push) })),
  };
}

/** Play figures are those of the last whole minute; the totals are of the whole account. */
function playColumns(params: Params, { lastMinute }: LegacyContext) {
  const domain = params.maybeText('Param.s.pull_domain');
  const plays = lastMinute.plays();
  const total = playFigures(plays.total);
  return {
    totals: { total_bandwidth: total.bandwidth, total_online: total.online },
    columns: ({ stream }: Push) => playFigures(plays.of(stream, domain)),
  };
}

function playFigures({ bytes, online }: PlaySum) {
  return { bandwidth: megabitsPerSecond(bytes), online };
}

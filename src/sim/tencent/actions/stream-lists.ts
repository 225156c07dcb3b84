import { writeBeijing, writeUtc } from '../wire/times.ts';
import { fits } from '../world/stream.ts';
import type { Push, StreamKey } from '../world/stream.ts';
import type { Action } from './action.ts';
import { pageFields, pageOf } from './paging.ts';
import { createMemory } from './remember.ts';

const remembered = createMemory<readonly OnlineRow[]>();

/** tencent-live 5.4. Times are Beijing's: so say the docs and an answer seen in a caller. */
export const describeLiveForbidStreamList: Action = {
  name: 'DescribeLiveForbidStreamList',
  offered: (traits) => traits.forbidList === 'offered',
  fields: () => ({
    ...pageFields({ min: 1, max: 100, byDefault: 10 }),
    StreamName: { type: 'text' },
  }),
  run(params, { world }) {
    const name = params.maybeText('StreamName');
    const bans = world.bans().filter((ban) => name === undefined || ban.stream.name === name);
    const { rows, paging } = pageOf(bans, params);
    const ForbidStreamList = rows.map((ban) => ({
      StreamName: ban.stream.name,
      CreateTime: writeBeijing(ban.beganMs),
      ExpireTime: writeBeijing(ban.untilMs),
      AppName: ban.stream.app,
      DomainName: ban.stream.domain,
    }));
    return { ...paging, ForbidStreamList };
  },
};

/** tencent-live 5.5: every filter is exact. */
export const describeLiveStreamOnlineList: Action = {
  name: 'DescribeLiveStreamOnlineList',
  fields: (site) => ({
    DomainName: { type: 'text' },
    AppName: { type: 'text' },
    StreamName: { type: 'text' },
    ...pageFields({ min: 10, max: site === 'mainland' ? 300_000 : 100, byDefault: 10 }),
  }),
  run(params, { world }) {
    const domain = params.maybeText('DomainName');
    const app = params.maybeText('AppName');
    const name = params.maybeText('StreamName');
    const online = () => {
      const live = world.live().filter((push) => fits(push.stream, { domain, app, name }));
      return live.map(({ stream }) => onlineRow(stream, world.pushesOf(stream)));
    };
    const { rows, paging } = pageOf(remembered(world, JSON.stringify([domain, app, name]), online), params);
    return { ...paging, OnlineInfo: rows };
  },
};

type OnlineRow = ReturnType<typeof onlineRow>;

function onlineRow({ domain, app, name }: StreamKey, pushes: readonly Push[]) {
  return {
    StreamName: name,
    AppName: app,
    DomainName: domain,
    PublishTimeList: pushes.map(({ beganMs }) => ({ PublishTime: writeUtc(beganMs) })),
    PushToDelay: 0,
  };
}

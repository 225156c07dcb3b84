import { writeBeijing } from '../wire/times.ts';
import type { World } from '../world/world.ts';
import type { Action } from './action.ts';
import { pageFields, pageOf } from './paging.ts';

/** tencent-live 5.14. Every domain of the stand-in is switched on. */
export const describeLiveDomains: Action = {
  name: 'DescribeLiveDomains',
  fields: () => ({
    DomainStatus: { type: 'integer', min: 0, max: 1 },
    DomainType: { type: 'integer', min: 0, max: 1 },
    ...pageFields({ min: 10, max: 100, byDefault: 10 }),
    IsDelayLive: { type: 'integer', min: 0, max: 1, byDefault: 0 },
    DomainPrefix: { type: 'text' },
    PlayType: { type: 'integer', min: 1, max: 3 },
  }),
  run(params, { world }) {
    const status = params.maybeNumber('DomainStatus') ?? 1;
    const type = params.maybeNumber('DomainType');
    const prefix = params.maybeText('DomainPrefix') ?? '';
    const playType = params.maybeNumber('PlayType') ?? 1;
    const delayed = params.number('IsDelayLive') === 1;
    const domains = domainsOf(world)
      .filter((domain) => domain.Name.startsWith(prefix) && (type ?? domain.Type) === domain.Type)
      .filter((domain) => !delayed && status === domain.Status && playType === domain.PlayType);
    const { rows, paging } = pageOf(domains, params);
    return { AllCount: paging.TotalNum, CreateLimitCount: 0, DomainList: rows };
  },
};

function domainsOf(world: World) {
  const domain = (name: string, type: 0 | 1) => ({
    Name: name,
    Type: type,
    Status: 1,
    CreateTime: writeBeijing(world.createdMs),
    BCName: 1,
    TargetDomain: `${name}.${type === 0 ? 'livepush' : 'liveplay'}.example.net`,
    PlayType: 1,
    IsDelayLive: 0,
    CurrentCName: `${name}.${type === 0 ? 'livepush' : 'liveplay'}.example.net`,
  });
  return [
    ...world.pushDomains.map((name) => domain(name, 0)),
    ...world.playDomains.map((name) => domain(name, 1)),
  ];
}

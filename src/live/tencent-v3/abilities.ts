import { BotError } from '../../core/errors.ts';
import { text, type Text } from '../../core/text.ts';
import { ABILITIES, type Ability } from '../port.ts';

/** The calls that carry an ability, or why this API does not have it. */
export type AbilityRow = { readonly calls: readonly string[] } | { readonly cannot: Text };

const soon = text`This version of Tallylight cannot do it on API 3.0 yet.`;

/** Every ability of API 3.0: its actions (tencent-live 1), or the reason why there is none. */
export const V3_ABILITIES: Readonly<Record<Ability, AbilityRow>> = {
  state: { calls: ['DescribeLiveStreamState'] },
  online: { calls: ['DescribeLiveStreamOnlineList'] },
  events: { calls: ['DescribeLiveStreamEventList'] },
  interrupted: { cannot: text`API 3.0 lists what was pushed by its ends and refusals, which says more.` },
  banned: { calls: ['DescribeLiveForbidStreamList'] },
  ban: { calls: ['ForbidLiveStream'] },
  unban: { calls: ['ResumeLiveStream'] },
  cut: { calls: ['DropLiveStream'] },
  now: { calls: ['DescribeLiveStreamPushInfoList', 'DescribeAllStreamPlayInfoList'] },
  pushes: { calls: ['DescribeLiveStreamPushInfoList'] },
  pushHistory: { calls: ['DescribeStreamPushInfoList'] },
  plays: { calls: ['DescribeAllStreamPlayInfoList', 'DescribeStreamPlayInfoList'] },
  totals: { calls: ['DescribeLiveDomainPlayInfoList'] },
  playHistory: { calls: ['DescribeStreamPlayInfoList'] },
  dayTraffic: { calls: ['DescribeStreamDayPlayInfoList'] },
  bandwidth: { calls: ['DescribeBillBandwidthAndFluxList'] },
  recordTasks: { calls: ['DescribeRecordTask'] },
  recordFiles: { cannot: soon },
  startRecord: { calls: ['CreateRecordTask'] },
  stopRecord: { calls: ['StopRecordTask'] },
  recordFormat: { cannot: text`API 3.0 takes the format from the recording template.` },
  snapshotTasks: { cannot: soon },
  snapshotQueue: { cannot: text`API 3.0 has no queue of pictures: they are told by callback.` },
  takeSnapshot: { cannot: soon },
  startMix: { cannot: soon },
  stopMix: { cannot: soon },
  callbackRecords: { cannot: soon },
};

/** What the table has calls for. */
export const abilitiesOf = (table: typeof V3_ABILITIES): Set<Ability> =>
  new Set(ABILITIES.filter((ability) => 'calls' in table[ability]));

/** Rejects with `unsupported` and the reason of the table: for members of a port that this API has no call for. */
export function unsupported(ability: Ability): Promise<never> {
  const row = V3_ABILITIES[ability];
  if (!('cannot' in row)) throw new TypeError(`${ability}: has calls`);
  return Promise.reject(
    new BotError('unsupported', {
      said: row.cannot,
      did: 'nothing',
      next: text`Ask for something else; ${'README.md'} lists what each API can do.`,
    }),
  );
}

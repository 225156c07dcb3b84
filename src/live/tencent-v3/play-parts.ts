import { text } from '../../core/text.ts';
import type { PlayPart, PlayParts } from '../port.ts';
import { DAY_S, readyWindow, type FigureLimits } from '../tencent/windows.ts';
import { playPartsAnswer, type PlayPartsRow } from './play-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { tencentTime } from './times.ts';

const ACTION = 'DescribeAllStreamPlayInfoList';

/** tencent-live 5.11 */
const LIMITS: FigureLimits = {
  stepS: 60,
  delayS: 5 * 60,
  ageS: 30 * DAY_S,
  next: text`Ask for a minute of the last 30 days.`,
};

/** Over every play domain of the account, whichever are configured: they are parts of all that was played. */
export function createPlayParts({ client, now }: Pick<ReadOptions, 'client' | 'now'>): PlayParts {
  return {
    async at(moment) {
      const { stepS, delayS } = LIMITS;
      const minute = moment - (moment % stepS);
      readyWindow({ from: minute, to: minute + stepS }, now(), LIMITS);
      const { value } = await client.read(ACTION, { QueryTime: tencentTime(minute) }, playPartsAnswer);
      return { value: summed(value.DataInfoList), source: ACTION, at: minute, stepS, delayS };
    },
  };
}

/** One row per stream, rate, protocol and play domain (tencent-live 5.11): the rates are put together. */
function summed(rows: readonly PlayPartsRow[]): readonly PlayPart[] {
  const parts = new Map<string, PlayPart>();
  for (const { StreamName: name, PlayDomain: domain, Protocol: protocol, Bandwidth } of rows) {
    const key = JSON.stringify([name, domain, protocol]);
    const bandwidthMbps = (parts.get(key)?.bandwidthMbps ?? 0) + Bandwidth;
    parts.set(key, { name, domain, protocol, bandwidthMbps });
  }
  return [...parts.values()];
}

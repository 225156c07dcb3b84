import { BotError } from '../../core/errors.ts';
import { text } from '../../core/text.ts';
import type { DomainPlays, Measured, PlayTotals } from '../port.ts';
import { nextSteps } from './next-steps.ts';
import { ALL_PLAYS, readAllRows, type PlayOptions } from './play-figures.ts';
import { domainPlaysAnswer, type DomainPlaysRow } from './play-schemas.ts';
import { sumOf, sumsBy } from './play-sums.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime } from './times.ts';

const MAINLAND = 'DescribeLiveDomainPlayInfoList';
const INTL = 'DescribeAllStreamPlayInfoList';

/** tencent-live 5.12: about four minutes old. */
const FRESHNESS = { stepS: 60, delayS: 4 * 60 } as const;

/** Viewers of the whole account, by play domain; the international site has no call of its own for it (tencent-live 5.12). */
export function readTotals({ site, ...options }: PlayOptions & Pick<ReadOptions, 'site'>) {
  return site === 'mainland' ? readDomains(options) : sumDomains(options);
}

async function readDomains({ client, playDomains }: PlayOptions): Promise<Measured<PlayTotals>> {
  const domains = playDomains.length > 0 ? playDomains : undefined;
  const { value } = await client.read(MAINLAND, { PlayDomains: domains }, domainPlaysAnswer);
  const at = readTencentTime(value.Time);
  if (at === undefined) throw withoutTime();
  return {
    value: {
      viewers: value.TotalOnline,
      bandwidthMbps: value.TotalBandwidth,
      requests: value.TotalRequest,
      domains: domainPlays(value.DomainInfoList),
    },
    source: MAINLAND,
    at,
    ...FRESHNESS,
  };
}

/** Each has a row for viewers within the mainland and one for those outside. */
function domainPlays(rows: readonly DomainPlaysRow[]): readonly DomainPlays[] {
  const parts = rows.flatMap(({ Domain, DetailInfoList }) =>
    DetailInfoList.map((row) => ({ Domain, ...row })),
  );
  return sumsBy(parts, ({ Domain }) => Domain).map(([domain, sum]) => ({ domain, ...sum }));
}

async function sumDomains(options: PlayOptions): Promise<Measured<PlayTotals>> {
  const { value: rows, at } = await readAllRows(options);
  const domains = sumsBy(rows, (row) => row.PlayDomain).map(([domain, sum]) => ({ domain, ...sum }));
  return { value: { ...sumOf(rows), domains }, source: INTL, at, ...ALL_PLAYS };
}

function withoutTime(): BotError {
  return new BotError('cloud-failed', {
    said: text`Tencent did not tell which minute its figures are of.`,
    did: 'nothing',
    next: nextSteps.tryLater,
  });
}

import { isFiltered } from '../core/digest-filter.ts';
import { text, type Text } from '../core/text.ts';
import { changeOf, type Change } from './change.ts';
import { hoursText, shortCount, shortMbps, shortMegabytes } from './counts.ts';
import type { DayFacts, DayFigures, Reading } from './facts.ts';
import { errorShare } from './play-errors.ts';

export type FigureKey =
  | 'pushes'
  | 'streams'
  | 'on-air'
  | 'failed'
  | 'viewers'
  | 'bandwidth'
  | 'p95'
  | 'traffic'
  | 'requests'
  | 'errors'
  | 'push-bandwidth';

/** One row of the digest: a figure of the day against those that it is compared with. */
export interface Figure {
  readonly key: FigureKey;
  readonly label: Text;
  readonly now: number | undefined;
  readonly show: (value: number) => string;
  /** Against each base, in their order. */
  readonly changes: readonly Change[];
}

interface Measure extends Pick<Figure, 'key' | 'label' | 'show'> {
  /** The reading that it is taken from. */
  readonly from: Exclude<keyof DayFigures, 'day' | 'filter'>;
  /** A smaller change is no news, in the figure's own unit. */
  readonly floor: number;
  readonly of: (figures: DayFacts) => number | undefined;
  /** Told where a part of the streams is told of, and nowhere else. */
  readonly isOfPart?: true;
}

const MEASURES: readonly Measure[] = [
  {
    key: 'pushes',
    label: text`Pushes`,
    from: 'pushes',
    show: shortCount,
    floor: 3,
    of: ({ pushes }) => pushes.value?.pushes,
  },
  {
    key: 'streams',
    label: text`Streams pushed`,
    from: 'pushes',
    show: shortCount,
    floor: 2,
    of: ({ pushes }) => pushes.value?.streams,
  },
  {
    key: 'on-air',
    label: text`Time on air`,
    from: 'pushes',
    show: hoursText,
    floor: 1800,
    of: ({ pushes }) => pushes.value?.onAirS,
  },
  {
    key: 'failed',
    label: text`Failed pushes`,
    from: 'pushes',
    show: shortCount,
    floor: 1,
    of: ({ pushes }) => pushes.value?.failed,
  },
  {
    key: 'push-bandwidth',
    label: text`Push bandwidth`,
    from: 'pushBandwidth',
    show: shortMbps,
    floor: 2,
    of: ({ pushBandwidth }) => pushBandwidth?.value?.peakMbps,
  },
  {
    key: 'viewers',
    label: text`Peak viewers`,
    from: 'viewers',
    show: shortCount,
    floor: 10,
    of: ({ viewers }) => viewers.value?.viewers,
  },
  {
    key: 'bandwidth',
    label: text`Peak bandwidth`,
    from: 'bandwidth',
    show: shortMbps,
    floor: 5,
    of: ({ bandwidth }) => bandwidth.value?.peakMbps,
  },
  {
    key: 'p95',
    label: text`P95 bandwidth`,
    from: 'bandwidth',
    show: shortMbps,
    floor: 5,
    of: ({ bandwidth }) => bandwidth.value?.p95Mbps,
  },
  {
    key: 'traffic',
    label: text`Traffic`,
    from: 'bandwidth',
    show: shortMegabytes,
    floor: 1000,
    of: ({ bandwidth }) => bandwidth.value?.fluxMB,
  },
  {
    key: 'traffic',
    // By stream the cloud counts days of Beijing alone (tencent-live 5.13).
    label: text`Traffic, Beijing day`,
    from: 'traffic',
    show: shortMegabytes,
    floor: 1000,
    of: ({ traffic }) => traffic.value?.fluxMB,
    isOfPart: true,
  },
  {
    key: 'requests',
    label: text`Requests`,
    from: 'viewers',
    show: shortCount,
    floor: 1000,
    of: ({ viewers }) => viewers.value?.requests,
  },
  {
    key: 'errors',
    label: text`4xx/5xx share`,
    from: 'playErrors',
    show: (percent) => `${percent.toFixed(2)} %`,
    floor: 0.1,
    of: ({ playErrors }) => errorShare(playErrors?.value),
  },
];

/** Every figure of the day against each of the others; without those that were read and that this cloud does not tell. */
export function compareDays(day: DayFacts, bases: readonly DayFacts[]): readonly Figure[] {
  const isPart = isFiltered(day.filter);
  return MEASURES.filter(({ isOfPart }) => isPart || !isOfPart).flatMap(
    ({ key, label, from, show, floor, of }) => {
      const now = of(day);
      const changes = bases.map((base) => changeOf({ now, before: of(base), floor, show }));
      const isUntold = now === undefined && changes.every(({ before }) => before === undefined);
      return isUntold && !isMissed(day[from]) ? [] : [{ key, label, now, show, changes }];
    },
  );
}

/** It could not be read, though this cloud tells it as a rule. */
const isMissed = (reading: Reading<unknown> | undefined): boolean =>
  reading?.missing !== undefined && reading.isUnable === undefined;

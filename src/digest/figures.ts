import { clockText } from '../core/clock.ts';
import { durationText } from '../core/duration.ts';
import { mbpsText, megabytesText } from '../live/wording.ts';
import { wallTime } from '../core/zone.ts';
import { text, type Text } from '../core/text.ts';
import { changeOf, type Change } from './change.ts';
import type { DayFacts } from './facts.ts';

/** One row of the digest: a figure of the day against those that it is compared with. */
export interface Figure {
  readonly key: 'pushes' | 'streams' | 'on-air' | 'failed' | 'viewers' | 'bandwidth' | 'traffic';
  readonly label: Text;
  readonly now: number | undefined;
  readonly show: (value: number) => string;
  /** When it was reached, for a peak. */
  readonly at: number | undefined;
  /** Against each base, in their order. */
  readonly changes: readonly Change[];
}

interface Measure extends Pick<Figure, 'key' | 'label' | 'show'> {
  /** A smaller change is no news, in the figure's own unit. */
  readonly floor: number;
  readonly of: (figures: DayFacts) => number | undefined;
  readonly at?: (figures: DayFacts) => number | undefined;
}

const MEASURES: readonly Measure[] = [
  {
    key: 'pushes',
    label: text`Pushes and tries`,
    show: String,
    floor: 3,
    of: ({ pushes }) => pushes.value?.pushes,
  },
  {
    key: 'streams',
    label: text`Streams`,
    show: String,
    floor: 2,
    of: ({ pushes }) => pushes.value?.streams,
  },
  {
    key: 'on-air',
    label: text`On air, all streams`,
    show: durationText,
    floor: 1800,
    of: ({ pushes }) => pushes.value?.onAirS,
  },
  {
    key: 'failed',
    label: text`Failed pushes`,
    show: String,
    floor: 1,
    of: ({ pushes }) => pushes.value?.failed,
  },
  {
    key: 'viewers',
    label: text`Peak viewers`,
    show: String,
    floor: 10,
    of: ({ viewers }) => viewers.value?.viewers,
    at: ({ viewers }) => viewers.value?.at,
  },
  {
    key: 'bandwidth',
    label: text`Peak bandwidth`,
    show: mbpsText,
    floor: 5,
    of: ({ bandwidth }) => bandwidth.value?.peakMbps,
    at: ({ bandwidth }) => bandwidth.value?.peakAt,
  },
  {
    key: 'traffic',
    label: text`Traffic`,
    show: megabytesText,
    floor: 1000,
    of: ({ bandwidth }) => bandwidth.value?.fluxMB,
  },
];

/** Every figure of the day, compared with each of the others. */
export function compareDays(day: DayFacts, bases: readonly DayFacts[]): readonly Figure[] {
  return MEASURES.map(({ key, label, show, floor, of, at }) => {
    const now = of(day);
    const changes = bases.map((base) => changeOf({ now, before: of(base), floor, show }));
    return { key, label, show, now, at: at?.(day), changes };
  });
}

/** The figure, and when it was reached by the clocks of the zone: a table shows no reader's own time everywhere. */
export function figureText({ now, show, at }: Figure, zone: string): Text {
  if (now === undefined) return text`missing`;
  const when = at === undefined || now === 0 ? '' : ` at ${clockText(wallTime(at, zone))}`;
  return text`${show(now)}${when}`;
}

import { fits, type DigestFilter, type NamedStream } from '../core/digest-filter.ts';
import { text } from '../core/text.ts';
import type { LiveReads, UnixSeconds } from '../live/port.ts';
import { readTraffic, trafficLater } from './collect.ts';
import { readDay, type Day } from './day.ts';
import type { DayFigures, MissingReading, Reading } from './facts.ts';
import { foldEvents } from './fold-events.ts';
import type { TrafficSum } from './fold-plays.ts';
import type { PushSum } from './fold-pushes.ts';
import { reading } from './reading.ts';
import { BEIJING, readyOf } from './ready.ts';
import type { TimeSpan } from './spans.ts';

type Lists = Pick<LiveReads['longLists'], 'events' | 'online'>;

/** Viewers, bandwidth and requests are told of one stream or of the whole account, and of nothing between (tencent-live 5.10). */
const WHOLE_ONLY: MissingReading = {
  missing: text`The cloud tells it of the whole account, and not of a part of its streams.`,
  isUnable: true,
  isPointless: true,
};

/** The day of the streams that fit, folded as it comes, as `collectDay` does it of all. */
export async function collectFitting(
  day: Day,
  filter: DigestFilter,
  live: LiveReads,
  now: UnixSeconds,
): Promise<DayFigures> {
  const { domain, app } = filter;
  const place = { ...(domain === undefined ? {} : { domain }), ...(app === undefined ? {} : { app }) };
  const named = createNames(day, filter);
  const lists = fittingLists(live.longLists, filter, named);
  const asked = { from: day.from, to: Math.min(day.to, now) };
  const pushes = await reading({ live, now }, 'events', () =>
    foldEvents(asked, { can: live.can, longLists: lists }, now, place),
  );
  const traffic = await readFitting(day, { pushes, named, live, now });
  return narrowed({ day, pushes, viewers: WHOLE_ONLY, bandwidth: WHOLE_ONLY, traffic }, filter);
}

/** The figures of a part of the streams: without those of the whole account. */
export const narrowed = ({ day, pushes, traffic }: DayFigures, filter: DigestFilter): DayFigures => ({
  day,
  filter,
  pushes,
  viewers: WHOLE_ONLY,
  bandwidth: WHOLE_ONLY,
  traffic,
});

/** Which names fit: the cloud counts traffic by stream name alone (tencent-live 5.13). */
interface Names {
  /** The time of which names are wanted: the Beijing day of that date, since traffic is counted by it. */
  readonly span: TimeSpan;
  /** Takes the name of a stream that fits and was on air in that time. */
  readonly take: (stream: NamedStream, on: TimeSpan) => void;
  readonly has: (name: string) => boolean;
  /** Names alone decide, so that no list of pushes is needed. */
  readonly arePlain: boolean;
}

function createNames(day: Day, { domain, app, prefix = '' }: DigestFilter): Names {
  const span = readDay(day.text, BEIJING) ?? day;
  const arePlain = domain === undefined && app === undefined;
  const names = new Set<string>();
  return {
    span,
    arePlain,
    take({ name }, { from, to }) {
      if (!arePlain && from < span.to && to >= span.from) names.add(name);
    },
    has: (name) => (arePlain ? name.startsWith(prefix) : names.has(name)),
  };
}

/** The lists without what does not fit; they reach back to where the names are wanted from. */
function fittingLists(lists: Lists, filter: DigestFilter, { span, take, arePlain }: Names): Lists {
  const fitting = <Row extends { readonly stream: NamedStream }>(rows: readonly Row[]) =>
    rows.filter(({ stream }) => fits(filter, stream));
  return {
    events: (place, from, to, give) =>
      lists.events(place, arePlain ? from : Math.min(from, span.from), to, (rows) => {
        const found = fitting(rows);
        for (const push of found) take(push.stream, push);
        give(found);
      }),
    online: (place, give) =>
      lists.online(place, (rows) => {
        const found = fitting(rows);
        for (const { stream, since } of found) take(stream, { from: since ?? span.from, to: Infinity });
        give(found);
      }),
  };
}

interface FittingSources {
  readonly pushes: Reading<PushSum>;
  readonly named: Names;
  readonly live: LiveReads;
  readonly now: UnixSeconds;
}

async function readFitting(
  day: Day,
  { pushes, named, live, now }: FittingSources,
): Promise<Reading<TrafficSum>> {
  if (now < readyOf('traffic', day)) return trafficLater(day);
  if (pushes.missing !== undefined && !named.arePlain) return pushes;
  const { longLists } = live;
  return reading({ live, now }, 'dayTraffic', () =>
    readTraffic(day, {
      longLists: {
        dayTraffic: (text, give) =>
          longLists.dayTraffic(text, (rows) => give(rows.filter(({ name }) => named.has(name)))),
      },
    }),
  );
}

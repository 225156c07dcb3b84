import type { Span } from '../../src/core/series.ts';
import { absencesOf } from '../../src/digest/absences.ts';
import { attribute, type Attribution } from '../../src/digest/attribute.ts';
import { sumOf, type Cell } from '../../src/digest/cells.ts';
import { previousDay, readDay, type Day } from '../../src/digest/day.ts';
import type { Mark } from '../../src/digest/facts.ts';
import { inBase } from '../../src/digest/same-time.ts';

export const DAY: Day = readDay('2026-11-21', 'UTC') ?? { text: '', zone: '', from: 0, to: 0 };
export const BASE: Day = previousDay(DAY);
export const DAYS = { day: DAY, base: BASE };
export const FLOOR = 100;

/** A stream of one day, as it was made: MB a second while on air, spread over domains and protocols. */
export interface Made {
  readonly name: string;
  readonly perS: number;
  /** Seconds after midnight. */
  readonly air: readonly Span[];
  readonly domains: Readonly<Record<string, number>>;
  readonly protocols: Readonly<Record<string, number>>;
}

export const ALL_DAY: Span = { from: 0, to: 86_400 };

export const made = (name: string, gigabytes: number, more: Partial<Made> = {}): Made => ({
  name,
  perS: (gigabytes * 1000) / 86_400,
  air: [ALL_DAY],
  domains: { 'a.example.com': 0.7, 'b.example.com': 0.3 },
  protocols: { Flv: 0.6, Hls: 0.4 },
  ...more,
});

/** Seconds after midnight, from `14:02`. */
export const clock = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60;
};

/** On air but for that time. */
export const offAt = (stream: Made, from: string, to: string): Made => ({
  ...stream,
  air: [
    { from: 0, to: clock(from) },
    { from: clock(to), to: ALL_DAY.to },
  ],
});

export const banAt = (stream: string, at: string, hours: number): Mark => {
  const moment = DAY.from + clock(at);
  return { at: moment, kind: 'ban', stream, by: 'slack:user:mod', until: moment + hours * 3600 };
};

/** What a day has in seconds after midnight of it. */
function amountIn({ perS, air }: Made, within: Span): number {
  const seconds = air.map(({ from, to }) =>
    Math.max(0, Math.min(to, within.to) - Math.max(from, within.from)),
  );
  return perS * seconds.reduce((sum, each) => sum + each, 0);
}

function dayCells(streams: readonly Made[], side: 'base' | 'day'): readonly Cell[] {
  return streams.flatMap((stream) =>
    Object.entries(stream.domains).flatMap(([domain, domainShare]) =>
      Object.entries(stream.protocols).map(([protocol, share]) => {
        const amount = amountIn(stream, ALL_DAY) * domainShare * share;
        return { stream: stream.name, domain, protocol, base: 0, day: 0, [side]: amount };
      }),
    ),
  );
}

export const cellsOf = (base: readonly Made[], day: readonly Made[]): readonly Cell[] => [
  ...dayCells(base, 'base'),
  ...dayCells(day, 'day'),
];

const shifted = (spans: readonly Span[], by: number): readonly Span[] =>
  spans.map(({ from, to }) => ({ from: from + by, to: to + by }));

/** The difference of two made days by its causes. */
export function explain(
  base: readonly Made[],
  day: readonly Made[],
  marks: readonly Mark[] = [],
): Attribution {
  const names = new Set([...base, ...day].map(({ name }) => name));
  const of = (streams: readonly Made[], name: string) => streams.find((each) => each.name === name);
  const air = new Map(
    [...names].map((name) => [
      name,
      {
        base: shifted(of(base, name)?.air ?? [], BASE.from),
        day: shifted(of(day, name)?.air ?? [], DAY.from),
      },
    ]),
  );
  const absences = absencesOf(marks, air, DAYS).map((absence) => {
    const { stream, off } = absence;
    const inDay = { from: off.from - DAY.from, to: off.to - DAY.from };
    const before = {
      from: inBase(off.from, DAYS) - BASE.from,
      to: inBase(off.to - 1, DAYS) + 1 - BASE.from,
    };
    const [then, now] = [of(base, stream), of(day, stream)];
    return {
      ...absence,
      amounts: { base: then ? amountIn(then, before) : 0, day: now ? amountIn(now, inDay) : 0 },
    };
  });
  const cells = cellsOf(base, day);
  return attribute({ total: sumOf(cells), floor: FLOOR, cells, absences });
}

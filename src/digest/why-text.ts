import { actorMention } from '../core/call.ts';
import { clockText } from '../core/clock.ts';
import type { Span } from '../core/series.ts';
import { bold, code, joined, text, type Text } from '../core/text.ts';
import { wallTime } from '../core/zone.ts';
import { megabytesText } from '../live/wording.ts';
import type { Absence } from './attribute-absences.ts';
import type { Attribution, Part } from './attribute.ts';
import type { Day } from './day.ts';
import type { DayPair } from './same-time.ts';

/** The causes, a sentence each; what is read adds up to the whole, also after rounding. */
export function whyText({ parts, points = 0 }: Attribution, days: DayPair): Text {
  const whole = tenths(points);
  const rest = whole - parts.reduce((sum, part) => sum + tenths(part.points), 0);
  const head = text`${bold('Why traffic changed')} by ${signed(whole)} points since ${days.base.text} (a point is 1 % of that day):`;
  const lines = parts.map((part) => partText(part, shareText(tenths(part.points), whole), days));
  const others = rest === 0 ? [] : [text`Everything else: ${signed(rest)} points.`];
  return joined([head, ...lines, ...others], text`\n`);
}

/** The strongest cause, where it explains most of the change: a sentence without its full stop. */
export function causeText({ parts, points = 0 }: Attribution, days: DayPair): Text | undefined {
  const [first] = parts.filter((part) => part.points / points >= MOST);
  if (first === undefined) return undefined;
  const size = shown(Math.abs(tenths(first.points)));
  const name = code(first.name);
  if (first.absence !== undefined) return absenceCause(first.absence, size, days.day);
  if (first.dimension === 'domain') return text`play domain ${name} (${size} points)`;
  if (first.dimension === 'protocol') return text`protocol ${name} (${size} points)`;
  if (first.base === 0) return text`${name} was new (${size} points)`;
  if (first.day === 0) return text`${name} was not played (${size} points)`;
  return first.change < 0
    ? text`${name} was played less (${size} points)`
    : text`${name} was played more (${size} points)`;
}

/** With less than this share of the change, it is no cause of the whole. */
const MOST = 0.5;

function absenceCause({ stream, mark, off }: Absence, size: string, day: Day): Text {
  const [name, when] = [code(stream), whenText(off, day)];
  return mark.kind === 'ban'
    ? text`${name} was banned ${when} (${size} points)`
    : text`${name} was cut ${when} (${size} points)`;
}

function partText(part: Part, share: Text, { day, base }: DayPair): Text {
  const { absence, dimension } = part;
  if (absence !== undefined) return absenceText(absence, share, day);
  const name = code(part.name);
  const [then, now] = [megabytesText(part.base), megabytesText(part.day)];
  if (dimension === 'domain') {
    return text`Play domain ${name} had ${now} after ${then}, over nearly all of its streams: ${share}.`;
  }
  if (dimension === 'protocol') {
    return text`Protocol ${name} had ${now} after ${then}, over nearly all of its streams: ${share}.`;
  }
  if (part.base === 0) return text`${name} was not played on ${base.text}, and had ${now} now: ${share}.`;
  if (part.day === 0) return text`${name} was not played, and had ${then} on ${base.text}: ${share}.`;
  return text`${name} had ${now} after ${then}: ${share}.`;
}

function absenceText({ stream, mark, off }: Absence, share: Text, day: Day): Text {
  const [name, when, who] = [code(stream), whenText(off, day), actorMention(mark.by)];
  return mark.kind === 'ban'
    ? text`${name} was off ${when} (banned by ${who}): ${share}.`
    : text`${name} was off ${when} (cut by ${who}): ${share}.`;
}

/** By the clocks of the digest's zone; what lasts from midnight or until midnight has one end that is a time. */
function whenText({ from, to }: Span, day: Day): Text {
  const clock = (at: number): string => clockText(wallTime(at, day.zone));
  const [begins, ends] = [from <= day.from, to >= day.to];
  if (begins && ends) return text`all day`;
  if (begins) return text`until ${clock(to)}`;
  if (ends) return text`from ${clock(from)} on`;
  return text`${clock(from)}-${clock(to)}`;
}

/** A part that goes with the whole is a share of it; one that goes against it, or beyond it, stands by itself. */
function shareText(part: number, whole: number): Text {
  const [own, all] = [shown(Math.abs(part)), shown(Math.abs(whole))];
  if (part === whole) return text`all ${all} points`;
  const isShare = part * whole > 0 && Math.abs(part) < Math.abs(whole);
  return isShare ? text`${own} of the ${all} points` : text`${signed(part)} points`;
}

const tenths = (points: number): number => Math.round(points * 10);
const shown = (inTenths: number): string => String(inTenths / 10);
const signed = (inTenths: number): string => `${inTenths > 0 ? '+' : ''}${shown(inTenths)}`;

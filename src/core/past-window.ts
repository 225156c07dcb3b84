import { BotError } from './errors.ts';
import { pastMomentField } from './field-types.ts';
import { pastMomentAt, pinnedText, type PastMoment } from './past-moment.ts';
import type { Span } from './series.ts';
import type { Settings } from './settings.ts';
import { code, text, type Text } from './text.ts';
import { wallText } from './wall-text.ts';

/** The two fields of a look back; what is left out is filled by `pastWindow`. */
export const pastWindowFields = () => ({
  from: pastMomentField("Begin: -2h, 18:00 or 2026-11-23, by the bot's zone").optional(),
  to: pastMomentField('End: now, 18:00 or a day, which counts whole').optional(),
});

/** What was given of a look back. */
export interface AskedWindow {
  readonly from?: PastMoment | undefined;
  readonly to?: PastMoment | undefined;
}

/**
 * The window that was asked for, up to now at most: without a begin the last `usualS` seconds before its end. Throws a
 * BotError `bad-input` for one that lies ahead or ends before it begins.
 */
export function pastWindow(
  { from, to }: AskedWindow,
  usualS: number,
  { settings: { timezone }, now }: { readonly settings: Settings; readonly now: () => number },
): Span {
  const nowS = now();
  const end = to === undefined ? nowS : Math.min(nowS, pastMomentAt(to, 'end', timezone, nowS));
  const begin = from === undefined ? end - usualS : pastMomentAt(from, 'begin', timezone, nowS);
  if (begin >= nowS) throw notPast(text`The time asked for has not been yet.`, timezone);
  if (begin >= end) throw notPast(text`The time asked for ends before it begins.`, timezone);
  return { from: begin, to: end };
}

const notPast = (said: Text, zone: string) =>
  new BotError('bad-input', {
    said,
    did: 'nothing',
    next: text`Give a begin such as ${code('-2h')}, ${code('18:00')} (the last one) or ${code('2026-11-23T18:00')}, by the clocks of ${zone}.`,
  });

/** The same two fields for a button: what counts from now goes on doing so. */
export function askedAgain(
  { from, to }: AskedWindow,
  { settings: { timezone }, now }: { readonly settings: Settings; readonly now: () => number },
): Readonly<Record<string, string>> {
  return {
    ...(from === undefined ? {} : { from: pinnedText(from, timezone, now()) }),
    ...(to === undefined ? {} : { to: pinnedText(to, timezone, now()) }),
  };
}

/** `2026-11-22 11:00 to 2026-11-22 12:00 (UTC)`. */
export const windowText = ({ from, to }: Span, zone: string): Text =>
  text`${wallText(from, zone)} to ${wallText(to, zone)} (${zone})`;

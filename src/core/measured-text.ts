import type { Measured, UnixSeconds } from '../live/port.ts';
import type { Reading } from './attempt.ts';
import { durationText } from './duration.ts';
import { code, text, type Text } from './text.ts';

/**
 * How fresh figures are, how often a new value comes, and from where: the sentence that stands under every figure of
 * monitoring (product A6.70).
 */
export function measuredText(what: Text, { at, stepS, source }: Measured<unknown>, now: UnixSeconds): Text {
  return text`${what}: ${durationText(now - at)} old, a value every ${durationText(stepS)}, from ${code(source)}. Monitoring data, not for billing.`;
}

/** The same, or why there are no figures. */
export function readingText(what: Text, { answer, fault }: Reading<unknown>, now: UnixSeconds): Text {
  if (answer !== undefined) return measuredText(what, answer, now);
  if (fault === undefined) return text`${what}: the cloud did not answer.`;
  return text`${what}: the cloud did not answer. ${fault.said} ${fault.next}`;
}

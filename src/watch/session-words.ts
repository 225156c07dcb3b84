import { durationText } from '../core/duration.ts';
import { code, text, time, type Text } from '../core/text.ts';
import { stopKind, stopReasonText } from '../live/stop-reason.ts';
import type { PushSession, Standing } from '../store/port.ts';
import { startOf } from './judge-online.ts';

const STANDINGS: Readonly<Record<Standing, Text>> = {
  reported: text`reported`,
  confirmed: text`confirmed`,
  contradicted: text`reported, but the cloud says otherwise`,
};

/**
 * One line for a push session: how sure it is, when it was, why it ended, and from where: in full for those who may know
 * the address of a person, else masked (product C3).
 */
export function sessionText(session: PushSession, showsAddress: boolean): Text {
  const { clientIp } = session;
  const said = text`${STANDINGS[session.standing]}: ${spanText(session)}`;
  return clientIp === undefined
    ? said
    : text`${said}, from ${code(showsAddress ? clientIp : masked(clientIp))}`;
}

/** `reported: ended …: the encoder ended the push (1)`, for a stop that is newer than what the cloud's lists have. */
export function stopText(session: PushSession): Text {
  return text`${STANDINGS[session.standing]}: ${spanText(session)}`;
}

function spanText(session: PushSession): Text {
  const { endedAt } = session;
  const start = startOf(session);
  if (endedAt === undefined) return start === undefined ? text`began` : text`on air since ${time(start)}`;
  const reason = reasonText(session);
  if (start === undefined) return text`ended ${time(endedAt)}: ${reason}`;
  return text`ended ${time(endedAt)} after ${durationText(endedAt - start)}: ${reason}`;
}

/** By the pair of the cloud's records; until they are read, by the callback's code, or its own words for an unknown one. */
function reasonText({ stopReason, stopMessage }: PushSession): Text {
  if (stopReason === undefined)
    return stopMessage === undefined ? text`no reason given` : text`${code(stopMessage)}`;
  if (stopMessage === undefined || stopKind(stopReason).kind !== 'unknown') return stopReasonText(stopReason);
  return text`${code(stopMessage)} (${stopReason})`;
}

/** `203.0.113.x`, `2001:db8:x`. */
export function masked(address: string): string {
  const [first = '', second = '', third = ''] = address.split(/[.:]/);
  return address.includes(':') ? `${first}:${second}:x` : `${first}.${second}.${third}.x`;
}

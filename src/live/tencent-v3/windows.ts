import { BotError } from '../../core/errors.ts';
import { text, type Text } from '../../core/text.ts';
import type { UnixSeconds } from '../port.ts';
import { tencentTime } from './times.ts';

const DAY_S = 86_400;
const MAX_SPAN_S = 30 * DAY_S;
const MAX_AGE_S = 60 * DAY_S;

/**
 * The two parameters of a look back (tencent-live 5.6); an end that lies ahead becomes now. Throws BotError `bad-input`
 * for a window that Tencent does not keep or would refuse.
 */
export function windowParams(from: UnixSeconds, to: UnixSeconds, now: UnixSeconds) {
  const end = Math.min(to, now);
  if (from >= end) throw wrong(text`The time asked for ends before it begins.`);
  if (end - from > MAX_SPAN_S) throw wrong(text`The time asked for is longer than 30 days.`);
  if (from < now - MAX_AGE_S) throw wrong(text`The time asked for begins more than 60 days ago.`);
  return { StartTime: tencentTime(from), EndTime: tencentTime(end) };
}

function wrong(said: Text): BotError {
  const next = text`Ask for at most 30 days, beginning at most 60 days ago.`;
  return new BotError('bad-input', { said, did: 'nothing', next });
}

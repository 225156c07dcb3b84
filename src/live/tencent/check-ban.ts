import { text } from '../../core/text.ts';
import type { UnixSeconds } from '../port.ts';
import { badInput } from './bad-input.ts';

const MAX_BAN_S = 90 * 86_400;
const MAX_REASON_BYTES = 2048;

/** The limits of a ban, the same on both APIs (tencent-live 7). Throws BotError `bad-input`. */
export function checkBan(until: UnixSeconds, reason: string, now: UnixSeconds): void {
  if (until <= now)
    throw badInput(text`The ban would be over already.`, text`Choose an end that lies ahead.`);
  if (until > now + MAX_BAN_S) {
    throw badInput(text`Tencent bans a stream for at most 90 days.`, text`Choose an end within 90 days.`);
  }
  if (reason.trim() === '') throw badInput(text`A ban needs a reason.`, text`Say why the stream is banned.`);
  const bytes = Buffer.byteLength(reason);
  if (bytes > MAX_REASON_BYTES) {
    const said = text`The reason has ${bytes} bytes; Tencent takes at most ${MAX_REASON_BYTES}.`;
    throw badInput(said, text`Shorten the reason.`);
  }
}

import { text } from '../../core/text.ts';
import { badInput } from './bad-input.ts';
import type { StreamControl, UnixSeconds } from '../port.ts';
import type { Client } from './client.ts';
import { receiptAnswer } from './schemas.ts';
import { streamParams } from './stream-keys.ts';
import { tencentTime } from './times.ts';

export interface ControlOptions {
  readonly client: Client;
  readonly now: () => UnixSeconds;
}

const MAX_BAN_S = 90 * 86_400;
const MAX_REASON_BYTES = 2048;

/** The writes to streams (tencent-live 5.2, 5.3); a wrong ban is refused with `bad-input` before anything is sent. */
export function createStreamControl({ client, now }: ControlOptions): StreamControl {
  return {
    async ban(stream, until, reason) {
      checkBan(until, reason, now());
      // Always with its end: Tencent's own default would be 7 days (tencent-live 0.4).
      const end = { ResumeTime: tencentTime(until), Reason: reason };
      return client.write('ForbidLiveStream', { ...streamParams(stream), ...end }, receiptAnswer);
    },
    unban: (stream) => client.write('ResumeLiveStream', streamParams(stream), receiptAnswer),
    cut: (stream) => client.write('DropLiveStream', streamParams(stream), receiptAnswer),
  };
}

function checkBan(until: UnixSeconds, reason: string, now: UnixSeconds): void {
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

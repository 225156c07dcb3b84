import type { StreamControl, UnixSeconds } from '../port.ts';
import { checkBan } from '../tencent/check-ban.ts';
import type { Client } from './client.ts';
import { receiptAnswer } from './schemas.ts';
import { streamParams } from './stream-keys.ts';
import { tencentTime } from './times.ts';

export interface ControlOptions {
  readonly client: Client;
  readonly now: () => UnixSeconds;
}

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

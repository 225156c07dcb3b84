import type { RecordControl, UnixSeconds } from '../port.ts';
import { checkOrder } from '../tencent/check-order.ts';
import { unsupported } from './abilities.ts';
import type { Client } from './client.ts';
import type { Site } from './rates.ts';
import { receiptAnswer } from './schemas.ts';
import { streamParams } from './stream-keys.ts';
import { startedAnswer } from './task-schemas.ts';

export interface RecordControlOptions {
  readonly client: Client;
  readonly site: Site;
  readonly now: () => UnixSeconds;
}

/**
 * The writes about recordings, of the task family alone: the older calls must not be mixed with it (tencent-live 5.15). A
 * wrong order is refused with `bad-input` before anything is sent.
 */
export function createRecordControl({ client, site, now }: RecordControlOptions): RecordControl {
  return {
    async start(stream, order) {
      const { from, to, format, templateId } = order;
      if (format !== undefined) return unsupported(site, 'recordFormat');
      checkOrder(order, now());
      const params = { ...streamParams(stream), StartTime: from, EndTime: to, TemplateId: templateId };
      return client.write('CreateRecordTask', params, startedAnswer);
    },
    stop: ({ id }) => client.write('StopRecordTask', { TaskId: id }, receiptAnswer),
  };
}

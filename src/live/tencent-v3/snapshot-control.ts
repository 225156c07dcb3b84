import type { SnapshotControl } from '../port.ts';
import { checkSnapshotOrder } from './check-snapshot-order.ts';
import type { RecordControlOptions } from './record-control.ts';
import { streamParams } from './stream-keys.ts';
import { startedAnswer } from './task-schemas.ts';

/** The one write about snapshots (tencent-live 5.17); a wrong order is refused with `bad-input` before anything is sent. */
export function createSnapshotControl({
  client,
  now,
}: Pick<RecordControlOptions, 'client' | 'now'>): SnapshotControl {
  return {
    async start(stream, order) {
      checkSnapshotOrder(order, now());
      const { from, to, templateId } = order;
      const params = { ...streamParams(stream), StartTime: from, EndTime: to, TemplateId: templateId };
      return client.write('CreateScreenshotTask', params, startedAnswer);
    },
  };
}

import { isStreamName, type Picture, type Snapshots } from '../port.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { unsupported } from './abilities.ts';
import type { ReadOptions } from './read-options.ts';
import { QUEUE } from './retry-base.ts';
import { queueAnswer, type PictureRow } from './snapshot-schemas.ts';

/** tencent-live 3.9 */
const BID = 100;
const COUNT = 100;

export function createSnapshots(options: ReadOptions): Snapshots {
  return {
    tasks: () => unsupported('snapshotTasks'),
    drain: (keep) => drain(keep, options),
  };
}

/** What was given is gone from the queue, so that it is kept before more is asked for (tencent-live 3.9, 14 #21). */
async function drain(
  keep: Parameters<Snapshots['drain']>[0],
  { client, now, log }: ReadOptions,
): ReturnType<Snapshots['drain']> {
  for (let count = 0; ;) {
    const askedAt = now();
    const { value } = await client.read(QUEUE, { 'n.bid': BID, 'n.count': COUNT }, queueAnswer);
    if (value.data.length === 0) return { value: count, source: QUEUE, at: askedAt };
    const pictures = namedRows(QUEUE, value.data, pictureOf, log);
    if (pictures.length > 0) await keep(pictures);
    count += pictures.length;
  }
}

function pictureOf({ stream_id: name, create_time: at, pic_full_url: url }: PictureRow): Picture | undefined {
  return isStreamName(name) ? { name, at, url } : undefined;
}

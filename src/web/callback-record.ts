import type { CallbackRecord } from '../live/port.ts';
import type { CloudEvent } from '../store/port.ts';
import { readCallbackEvent } from './callback-event.ts';
import { MOST_DEEP } from './callbacks.ts';
import { parseJsonObject } from './parse-json.ts';

/**
 * The event of a callback that the cloud's own records tell of, with the key that the callback itself would have;
 * undefined when its body tells of none. It was read from the cloud, so that its signature is not asked for.
 */
export function readCallbackRecord(
  { type, body }: CallbackRecord,
  receivedAt: number,
): CloudEvent | undefined {
  const read = parseJsonObject(body, MOST_DEEP);
  return (
    read && readCallbackEvent({ event_type: type, ...read }, { receivedAt, source: 'record', isHint: false })
  );
}

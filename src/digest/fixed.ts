import {
  BY_FILE,
  channelKey,
  readOrder,
  UNTRIED,
  writeOrder,
  type FixedDigest,
} from '../core/digest-order.ts';
import { isFiltered, scopeKey } from '../core/digest-filter.ts';
import { dayKey, nextRun } from '../core/rhythm.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Digest, Digests } from '../store/port.ts';

/**
 * Brings the store in line with the file: what is new in it is added, what was taken out of it is removed. A line that
 * stays keeps the run that it owes.
 */
export async function keepFixed(
  lines: readonly FixedDigest[],
  digests: Digests,
  now: UnixSeconds,
): Promise<void> {
  const wanted = new Map(lines.map((line) => [fixedId(line), line]));
  for (const digest of await digests.list()) {
    const gone = readOrder(digest.body).by === BY_FILE && !wanted.has(digest.id);
    if (gone) await digests.remove(digest.id, digest.channel);
  }
  for (const [id, line] of wanted) await digests.add(newDigest(id, { ...line, by: BY_FILE }, now));
}

/** A digest that owes its first run after `now`. */
export function newDigest(
  id: string,
  { platform, channel, by, filter, top, ...rhythm }: FixedDigest & { readonly by: string },
  now: UnixSeconds,
): Digest {
  const place = { platform, home: '', channel };
  const first = nextRun(rhythm, now);
  const order = { place, rhythm, filter, top, by, ...UNTRIED, fence: 0 };
  return { id, channel: channelKey(place), nextRun: first, wakeAt: first, body: writeOrder(order) };
}

/** The same line has the same id in every instance and after every start. */
function fixedId({ platform, channel, at, days, zone, filter, top }: FixedDigest): string {
  const clock = `${at.hour}:${at.minute}:${zone}`;
  const every = days.every === 'daily' ? '' : `:${dayKey(days)}`;
  const scope = isFiltered(filter) ? `:of ${scopeKey(filter)}` : '';
  const most = top === undefined ? '' : `:top ${top}`;
  return `yml:${platform}:${channel}:${clock}${every}${scope}${most}`;
}

import type { Place, UnixSeconds } from '../../core/call.ts';
import type { ReadBack } from '../port.ts';
import { BUTTON_PREFIX } from './buttons.ts';
import { isRefusal } from './errors.ts';
import { listOf, textOf, type Json } from './json.ts';
import { landedOf, writeLanded } from './landed.ts';
import type { Link } from './link.ts';

/** Of 100 messages each: a channel that is busier than that is not read to its end. */
const PAGES = 5;

/** The clocks of Discord and of this machine may differ by this much. */
const SKEW_S = 300;

/**
 * Looks for a message with one of the buttons, newest first. Without the permission to read the history Discord shows an
 * empty channel, so that nothing found in one proves nothing.
 */
export async function readBack(
  { api }: Link,
  { channel, thread }: Place,
  buttons: readonly string[],
  since: UnixSeconds,
): Promise<ReadBack> {
  const ids = buttons.map((id) => `${BUTTON_PREFIX}${id}`);
  let before: string | undefined;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const messages = await api.list(thread ?? channel, before);
      const found = messages.find((message) => hasButton(message, ids));
      if (found !== undefined) return { found: 'here', message: writeLanded(landedOf(found)) };
      const oldest = messages.at(-1);
      if (oldest === undefined) return { found: page === 0 ? 'untold' : 'nowhere' };
      if (sentAt(oldest) < since - SKEW_S) return { found: 'nowhere' };
      before = textOf(oldest['id']);
    }
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
  }
  return { found: 'untold' };
}

const sentAt = (message: Json): UnixSeconds => Date.parse(textOf(message['timestamp'])) / 1000;

/** Buttons stand in rows, and those may stand in other parts. */
function hasButton(part: Json, ids: readonly string[]): boolean {
  if (ids.includes(textOf(part['custom_id']))) return true;
  const inside = [...listOf(part['components']), ...listOf([part['accessory']])];
  return inside.some((each) => hasButton(each, ids));
}

import { BotError } from '../../core/errors.ts';
import type { Text } from '../../core/text.ts';

/** What Tencent would refuse, found before anything was sent. */
export function badInput(said: Text, next: Text): BotError {
  return new BotError('bad-input', { said, did: 'nothing', next });
}

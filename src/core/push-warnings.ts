import type { StreamKey } from '../live/port.ts';
import type { Context } from './command.ts';
import { BotError } from './errors.ts';
import { streamNameWarnings } from './stream-name-warnings.ts';
import { bold, code, text, type Text } from './text.ts';

/** What whoever asks for a push URL should know of the stream first: its name, and whether it is live or banned already. */
export async function pushWarnings(stream: StreamKey, context: Context): Promise<readonly Text[]> {
  return [...streamNameWarnings(stream.name, context.settings), ...(await stateWarnings(stream, context))];
}

async function stateWarnings(stream: StreamKey, { live, settings }: Context): Promise<readonly Text[]> {
  try {
    const { value } = await live.streams.state(stream);
    if (value === 'banned') {
      return [
        text`${bold('The name is banned:')} a push with this URL is refused until it is unbanned (${code(`/${settings.command} unban ${stream.name}`)}).`,
      ];
    }
    if (value === 'offline') return [];
    return [
      text`${bold('Somebody is pushing this stream already:')} a second push waits as a standby and is not seen.`,
    ];
  } catch (thrown) {
    if (!(thrown instanceof BotError)) throw thrown;
    return [text`The cloud did not say whether the name is live or banned.`];
  }
}

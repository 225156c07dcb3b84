import type { SealedReply } from '../../core/reply.ts';
import type { Catalogue } from '../../core/text.ts';
import { textAt } from './json.ts';
import { render } from './render.ts';
import { SlackFault } from './slack-fault.ts';
import type { Web } from './web.ts';

/** A message that the bot can edit later, as `Desk.landed` is told of it (JSON text). */
export interface MessageName {
  readonly channel: string;
  readonly ts: string;
}

/** Posts where the bot is a member, or to a person's id. Throws a `SlackFault`. */
export async function postAsBot(
  channel: string,
  reply: SealedReply,
  { web, catalogue }: { readonly web: Web; readonly catalogue: Catalogue | undefined },
  thread?: string,
): Promise<MessageName> {
  const answer = await web.once('chat.postMessage', {
    channel,
    ...render(reply, catalogue),
    thread_ts: thread,
    // Stops Slack's preview bots from fetching play URLs (product B2.15).
    unfurl_links: false,
    unfurl_media: false,
  });
  const [where, ts] = [textAt(answer, 'channel'), textAt(answer, 'ts')];
  if (where === undefined || ts === undefined) throw new SlackFault('no_ts', true);
  return { channel: where, ts };
}

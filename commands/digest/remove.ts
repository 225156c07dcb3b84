import * as z from 'zod';
import { clockText } from '../../src/core/clock.ts';
import { defineCommand } from '../../src/core/command.ts';
import { BY_FILE, channelKey, readOrder, type DigestOrder } from '../../src/core/digest-order.ts';
import { BotError } from '../../src/core/errors.ts';
import { wordField } from '../../src/core/field-types.ts';
import { paragraph, type Reply } from '../../src/core/reply.ts';
import { code, text } from '../../src/core/text.ts';

export default defineCommand({
  summary: 'End a daily digest of this channel',
  input: z.object({ digest: wordField('Id of the digest, as digest list shows it', 'k3x9ab') }),
  needs: 'operate',
  shows: 'to-channel',
  audited: true,
  async run({ digest: id }, { digests, place, settings }) {
    const channel = channelKey(place);
    const found = (await digests.list(channel)).find((each) => each.id === id);
    const order = found && readOrder(found.body);
    if (order?.by === BY_FILE) throw fromFile();
    if (order === undefined || !(await digests.remove(id, channel))) throw unknown(id, settings.command);
    return removedReply(order);
  },
});

const fromFile = (): BotError =>
  new BotError('bad-input', {
    said: text`This digest stands in ${code(BY_FILE)}.`,
    did: 'nothing',
    next: text`Take it out of ${code('digests')} there, then start the bot again.`,
  });

const unknown = (id: string, root: string): BotError =>
  new BotError('bad-input', {
    said: text`This channel has no digest ${code(id)}.`,
    did: 'nothing',
    next: text`${code(`/${root} digest list`)} shows those that it has.`,
  });

function removedReply({ at, zone }: DigestOrder): Reply {
  const clock = clockText(at);
  return {
    tone: 'good',
    title: text`The digest at ${clock} comes here no more`,
    blocks: [paragraph(text`It came every day at ${clock} by the clocks of ${zone}.`)],
    buttons: [
      { label: text`Add it again…`, style: 'plain', command: 'digest add', input: { at: clock, zone } },
    ],
  };
}

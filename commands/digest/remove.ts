import * as z from 'zod';
import { clockText } from '../../src/core/clock.ts';
import { defineCommand } from '../../src/core/command.ts';
import { BY_FILE, channelKey, type DigestOrder } from '../../src/core/digest-order.ts';
import { scopeInput } from '../../src/core/digest-filter.ts';
import { BotError } from '../../src/core/errors.ts';
import { wordField } from '../../src/core/field-types.ts';
import { paragraph, type Reply } from '../../src/core/reply.ts';
import { dayWordText, rhythmText } from '../../src/core/rhythm-text.ts';
import { code, text } from '../../src/core/text.ts';
import { digestHere, isFromFile, unknownDigest } from '../../src/digest/digest-here.ts';

export default defineCommand({
  summary: 'End a digest of this channel',
  input: z.object({ digest: wordField('Id of the digest, as digest list shows it', 'k3x9ab') }),
  needs: 'operate',
  shows: 'to-channel',
  audited: true,
  async run({ digest: id }, context) {
    const { order } = await digestHere(id, context);
    if (isFromFile(order)) throw fromFile();
    const { digests, place, settings } = context;
    if (!(await digests.remove(id, channelKey(place)))) throw unknownDigest(id, settings.command);
    return removedReply(order);
  },
});

const fromFile = (): BotError =>
  new BotError('bad-input', {
    said: text`This digest stands in ${code(BY_FILE)}.`,
    did: 'nothing',
    next: text`Take it out of ${code('digests')} there, then start the bot again.`,
  });

function removedReply({ rhythm, ...scope }: DigestOrder): Reply {
  const { days, at, zone } = rhythm;
  const on = dayWordText(days);
  const again = {
    every: days.every,
    at: clockText(at),
    zone,
    ...(on === undefined ? {} : { on }),
    ...scopeInput(scope),
  };
  return {
    tone: 'good',
    title: text`The digest at ${clockText(at)} comes here no more`,
    blocks: [paragraph(text`It came ${rhythmText(rhythm)} by the clocks of ${zone}.`)],
    buttons: [{ label: text`Add it again…`, style: 'plain', command: 'digest add', input: again }],
  };
}

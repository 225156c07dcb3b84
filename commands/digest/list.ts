import * as z from 'zod';
import { actorMention } from '../../src/core/call.ts';
import { clockText } from '../../src/core/clock.ts';
import { defineCommand } from '../../src/core/command.ts';
import {
  BY_FILE,
  channelKey,
  readOrder,
  type Digest,
  type DigestOrder,
} from '../../src/core/digest-order.ts';
import { paragraph, type Button, type Reply } from '../../src/core/reply.ts';
import { code, text, time, type Text } from '../../src/core/text.ts';

export default defineCommand({
  summary: 'The digests of this channel and their next runs',
  input: z.object({}),
  needs: 'view',
  shows: 'to-me',
  async run(_input, { digests, place, settings }) {
    const here = await digests.list(channelKey(place));
    return here.length === 0 ? noneReply(settings.command) : listReply(here);
  },
});

function noneReply(root: string): Reply {
  return {
    tone: 'info',
    title: text`This channel has no digest`,
    blocks: [paragraph(text`${code(`/${root} digest add 09:30`)} adds one.`)],
  };
}

function listReply(here: readonly Digest[]): Reply {
  return {
    tone: 'info',
    title: text`Digests of this channel: ${here.length}`,
    blocks: [
      {
        kind: 'table',
        columns: [text`Id`, text`When`, text`Next`, text`Added by`],
        rows: here.map(cells),
      },
    ],
    buttons: here.filter((digest) => readOrder(digest.body).by !== BY_FILE).map(removeButton),
  };
}

function cells({ id, body, nextRun, wakeAt }: Digest): Text[] {
  const order = readOrder(body);
  return [
    text`${code(id)}`,
    text`every day at ${clockText(order.at)}, ${order.zone}`,
    order.tries === 0
      ? text`${time(nextRun)}`
      : text`failed ${order.tries === 1 ? 'once' : `${order.tries} times`}, again at ${time(wakeAt)}`,
    byText(order),
  ];
}

const byText = ({ by }: DigestOrder): Text =>
  by === BY_FILE ? text`${code(BY_FILE)}` : text`${actorMention(by)}`;

const removeButton = ({ id }: Digest): Button => ({
  label: text`Remove ${id}`,
  style: 'plain',
  command: 'digest remove',
  input: { digest: id },
});

import * as z from 'zod';
import { actorMention } from '../../src/core/call.ts';
import { defineCommand } from '../../src/core/command.ts';
import {
  BY_FILE,
  channelKey,
  ENDLESS,
  readOrder,
  type Digest,
  type DigestOrder,
} from '../../src/core/digest-order.ts';
import { isFiltered, scopePattern } from '../../src/core/digest-filter.ts';
import { rhythmText } from '../../src/core/rhythm-text.ts';
import { paragraph, type Button, type Reply } from '../../src/core/reply.ts';
import { code, text, time, type Text } from '../../src/core/text.ts';
import type { UnixSeconds } from '../../src/live/port.ts';

export default defineCommand({
  summary: 'The digests of this channel and their next runs',
  input: z.object({}),
  needs: 'view',
  shows: 'to-me',
  async run(_input, { digests, place, settings, now }) {
    const here = await digests.list(channelKey(place));
    return here.length === 0 ? noneReply(settings.command) : listReply(here, now());
  },
});

function noneReply(root: string): Reply {
  return {
    tone: 'info',
    title: text`This channel has no digest`,
    blocks: [paragraph(text`${code(`/${root} digest add daily 09:30`)} adds one.`)],
  };
}

function listReply(here: readonly Digest[], now: UnixSeconds): Reply {
  return {
    tone: 'info',
    title: text`Digests of this channel: ${here.length}`,
    blocks: [
      {
        kind: 'table',
        columns: [text`Id`, text`When`, text`Next`, text`Added by`],
        rows: here.map((digest) => cells(digest, now)),
      },
    ],
    buttons: here.filter((digest) => readOrder(digest.body).by !== BY_FILE).map(removeButton),
  };
}

function cells({ id, body, nextRun, wakeAt }: Digest, now: UnixSeconds): Text[] {
  const order = readOrder(body);
  return [text`${code(id)}`, whenText(order), nextText({ nextRun, wakeAt }, order, now), byText(order)];
}

function whenText({ rhythm, filter }: DigestOrder): Text {
  const when = text`${rhythmText(rhythm)}, ${rhythm.zone}`;
  return isFiltered(filter) ? text`${when}, of ${code(scopePattern(filter))}` : when;
}

function nextText(
  { nextRun, wakeAt }: Pick<Digest, 'nextRun' | 'wakeAt'>,
  { tries, pausedUntil = 0 }: DigestOrder,
  now: UnixSeconds,
): Text {
  if (nextRun >= ENDLESS) return text`paused until somebody resumes it`;
  if (tries > 0) return text`failed ${tries === 1 ? 'once' : `${tries} times`}, again at ${time(wakeAt)}`;
  return pausedUntil > now ? text`${time(nextRun)}, paused until then` : text`${time(nextRun)}`;
}

const byText = ({ by }: DigestOrder): Text =>
  by === BY_FILE ? text`${code(BY_FILE)}` : text`${actorMention(by)}`;

const removeButton = ({ id }: Digest): Button => ({
  label: text`Remove ${id}`,
  style: 'plain',
  command: 'digest remove',
  input: { digest: id },
});

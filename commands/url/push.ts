import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { streamField } from '../../src/core/field-types.ts';
import { streamBySettings, streamKeyText } from '../../src/core/locate-stream.ts';
import { labelled, paragraph, type Reply } from '../../src/core/reply.ts';
import type { PushAddresses } from '../../src/core/signer.ts';
import { code, text, time } from '../../src/core/text.ts';
import { urlLifeField, urlLifeS } from '../../src/core/url-life.ts';
import type { StreamKey } from '../../src/live/port.ts';

export default defineCommand({
  summary: 'Signed push URL: RTMP, SRT, OBS, an ffmpeg test line',
  input: z.object({
    stream: streamField('Name of the stream to push'),
    for: urlLifeField(),
  }),
  needs: 'test',
  shows: 'to-me',
  audited: true,
  run({ stream: ref, for: asked }, context) {
    const stream = streamBySettings(ref, context.settings);
    const expires = context.now() + urlLifeS(asked, context);
    return Promise.resolve(pushReply(stream, context.sign.push(stream, expires), expires));
  },
});

function pushReply(
  stream: StreamKey,
  { rtmp, srt, obs, ffmpeg, signed }: PushAddresses,
  expires: number,
): Reply {
  const life = signed
    ? text`Good for connecting until ${time(expires)}; a push that runs then goes on. Keep it to yourself: whoever has it can push.`
    : text`This domain signs nothing: the URL never expires, and whoever knows the name can push.`;
  return {
    tone: 'good',
    title: text`Push URL of ${stream.name}`,
    blocks: [
      paragraph(text`${code(streamKeyText(stream))}. ${life}`),
      ...labelled(text`RTMP`, rtmp),
      ...labelled(text`OBS, server`, obs.server),
      ...labelled(text`OBS, stream key`, obs.key),
      ...labelled(text`SRT (OBS: all of it as server, no key)`, srt),
      ...labelled(text`Test picture from a terminal`, ffmpeg),
    ],
    buttons: [
      { label: text`Status`, style: 'plain', command: 'status', input: { stream: streamKeyText(stream) } },
      {
        label: text`Play URL`,
        style: 'plain',
        command: 'url play',
        input: { stream: streamKeyText(stream) },
      },
    ],
  };
}

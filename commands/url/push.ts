import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { streamField } from '../../src/core/field-types.ts';
import { streamBySettings, streamKeyText } from '../../src/core/locate-stream.ts';
import { pushBlocks } from '../../src/core/push-blocks.ts';
import { pushWarnings } from '../../src/core/push-warnings.ts';
import { qrBlock } from '../../src/core/qr-block.ts';
import { paragraph, type Block, type Button, type Reply } from '../../src/core/reply.ts';
import type { PushAddresses } from '../../src/core/signer.ts';
import { code, text, time, type Text } from '../../src/core/text.ts';
import { keyField, urlLifeField, urlLifeS } from '../../src/core/url-life.ts';
import type { StreamKey } from '../../src/live/port.ts';

export default defineCommand({
  summary: 'Signed push URL: RTMP, SRT, OBS, an ffmpeg test line',
  input: z.object({
    stream: streamField('Name of the stream to push'),
    for: urlLifeField(),
    key: keyField(),
  }),
  needs: 'test',
  shows: 'to-me',
  audited: true,
  async run({ stream: ref, for: asked, key = 'primary' }, context) {
    const stream = streamBySettings(ref, context.settings);
    const expires = context.now() + urlLifeS(asked, context);
    const addresses = context.sign.push(stream, expires, key);
    const warnings = await pushWarnings(stream, context);
    const qr = await qrBlock(addresses.rtmp, qrAlt(stream), context.sign);
    return pushReply({ stream, addresses, expires, warnings, qr });
  },
});

const qrAlt = ({ name }: StreamKey): Text =>
  text`QR code of the RTMP push URL of ${name}, for the camera of a phone that streams`;

interface Made {
  readonly stream: StreamKey;
  readonly addresses: PushAddresses;
  readonly expires: number;
  readonly warnings: readonly Text[];
  readonly qr: Block;
}

function pushReply({ stream, addresses, expires, warnings, qr }: Made): Reply {
  const life = addresses.signed
    ? text`Good for connecting until ${time(expires)}; a push that runs then goes on. Keep it to yourself: whoever has it can push.`
    : text`This domain signs nothing: the URL never expires, and whoever knows the name can push.`;
  return {
    tone: warnings.length > 0 ? 'warning' : 'good',
    title: text`Push URL of ${stream.name}`,
    blocks: [
      ...warnings.map(paragraph),
      paragraph(text`${code(streamKeyText(stream))}. ${life}`),
      ...pushBlocks(addresses),
      qr,
    ],
    buttons: buttons(stream),
  };
}

function buttons(stream: StreamKey): Button[] {
  const input = { stream: streamKeyText(stream) };
  return [
    { label: text`Status`, style: 'plain', command: 'status', input },
    { label: text`Play URL`, style: 'plain', command: 'url play', input },
  ];
}

import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { BotError } from '../../src/core/errors.ts';
import { streamField } from '../../src/core/field-types.ts';
import { streamBySettings, streamKeyText } from '../../src/core/locate-stream.ts';
import { labelled, paragraph, type Block, type Reply } from '../../src/core/reply.ts';
import type { PlayAddresses, PlayRendition } from '../../src/core/signer.ts';
import { code, joined, text, time, type Text } from '../../src/core/text.ts';
import { keyField, urlLifeField, urlLifeS } from '../../src/core/url-life.ts';
import type { StreamKey } from '../../src/live/port.ts';

export default defineCommand({
  summary: 'Signed play URLs: FLV, HLS, WebRTC',
  input: z.object({
    stream: streamField('Name of the stream to play'),
    for: urlLifeField(),
    key: keyField(),
  }),
  needs: 'test',
  shows: 'to-me',
  audited: true,
  run({ stream: ref, for: asked, key = 'primary' }, context) {
    const stream = streamBySettings(ref, context.settings);
    const expires = context.now() + urlLifeS(asked, context);
    const addresses = context.sign.play(stream, expires, key);
    if (addresses.length === 0) throw noPlayDomain();
    return Promise.resolve(playReply(stream, addresses, expires));
  },
});

function noPlayDomain(): BotError {
  return new BotError('unsupported', {
    said: text`There is no play domain in the settings, so there is no play URL.`,
    did: 'nothing',
    next: text`Whoever runs Tallylight names it under ${code('play')} in ${code('tallylight.yml')}.`,
  });
}

function playReply(stream: StreamKey, addresses: readonly PlayAddresses[], expires: number): Reply {
  return {
    tone: 'good',
    title: text`Play URLs of ${stream.name}`,
    blocks: [
      paragraph(text`${code(streamKeyText(stream))}. ${joined(lifeTexts(addresses, expires), text` `)}`),
      ...addresses.flatMap(addressBlocks),
    ],
    buttons: [
      { label: text`Status`, style: 'plain', command: 'status', input: { stream: streamKeyText(stream) } },
    ],
  };
}

function lifeTexts(addresses: readonly PlayAddresses[], expires: number): Text[] {
  const open = addresses.filter(({ signed }) => !signed).map(({ domain }) => domain);
  return [
    ...(open.length === addresses.length
      ? []
      : [
          text`Good for connecting until ${time(expires)}. HLS asks again and again, so it stops playing then; FLV and WebRTC go on. Keep them to yourself: whoever has them can watch.`,
        ]),
    ...(open.length === 0 ? [] : [text`${open.join(', ')} signs nothing: those URLs never expire.`]),
  ];
}

function addressBlocks({ domain, renditions: [source, ...transcoded] }: PlayAddresses): Block[] {
  return [
    ...labelled(text`FLV, ${domain}`, source.flv),
    ...labelled(text`HLS`, source.hls),
    ...labelled(text`WebRTC`, source.webrtc),
    ...labelled(text`RTMP (for a test, not for an audience)`, source.rtmp),
    ...transcoded.flatMap(renditionBlocks),
  ];
}

const renditionBlocks = ({ template = '', flv, hls, webrtc }: PlayRendition): Block[] => [
  ...labelled(text`FLV, template ${template}`, flv),
  ...labelled(text`HLS, template ${template}`, hls),
  ...labelled(text`WebRTC, template ${template}`, webrtc),
];

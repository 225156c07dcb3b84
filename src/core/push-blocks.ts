import { labelled, type Block } from './reply.ts';
import type { PlayAddresses, PushAddresses } from './signer.ts';
import { text } from './text.ts';

/** Addresses as what they are for: each stands in a block of its own, to be copied. */

/** What each tool that pushes wants, the most used first. */
export const pushBlocks = ({ rtmp, rtmps, srt, webrtc, obs, ffmpeg }: PushAddresses): readonly Block[] => [
  ...labelled(text`RTMP`, rtmp),
  ...labelled(text`OBS, server`, obs.server),
  ...labelled(text`OBS, stream key`, obs.key),
  ...labelled(text`SRT (OBS: all of it as server, no key)`, srt),
  ...labelled(text`WebRTC`, webrtc),
  ...labelled(text`RTMPS (a domain of your own needs a certificate)`, rtmps),
  ...labelled(text`Test picture from a terminal`, ffmpeg),
];

/** Where to watch what is pushed, on each play domain. */
export const watchBlocks = (addresses: readonly PlayAddresses[]): readonly Block[] =>
  addresses.flatMap(({ domain, renditions: [source] }) => [
    ...labelled(text`Watch: FLV, ${domain}`, source.flv),
    ...labelled(text`Watch: HLS`, source.hls),
    ...labelled(text`Watch: WebRTC`, source.webrtc),
  ]);

import type { PlayAddresses, PushAddresses, Signer } from '../core/signer.ts';
import type { TencentSimAddress } from '../sim/tencent/tencent-sim.ts';

/**
 * The bot's own signer, whose RTMP push and FLV play addresses lead to the stand-in on this machine: the demo's domains do not
 * exist. Neither domain nor port is part of a signature. The other forms stand as on a real domain, and lead nowhere.
 */
export function loopbackSigner(signer: Signer, cloud: TencentSimAddress): Signer {
  const [push, play] = [`rtmp://${cloud.pushDomain}/`, `http://${cloud.playDomain}/`];
  const [ingest, player] = [`${cloud.rtmp}/`, `${cloud.flv}/`];
  return {
    ...signer,
    push: (...asked) => reachablePush(signer.push(...asked), (url) => url.replace(push, ingest)),
    play: (...asked) =>
      signer.play(...asked).map((addresses) => reachablePlay(addresses, (url) => url.replace(play, player))),
    checkUrl: (pasted, ...more) =>
      signer.checkUrl(pasted.replace(ingest, push).replace(player, play), ...more),
  };
}

type Lead = (url: string) => string;

const reachablePush = (addresses: PushAddresses, lead: Lead): PushAddresses => ({
  ...addresses,
  rtmp: lead(addresses.rtmp),
  obs: { ...addresses.obs, server: lead(addresses.obs.server) },
  ffmpeg: lead(addresses.ffmpeg),
});

function reachablePlay({ renditions, ...addresses }: PlayAddresses, lead: Lead): PlayAddresses {
  const [source, ...transcoded] = renditions;
  return { ...addresses, renditions: [{ ...source, flv: lead(source.flv) }, ...transcoded] };
}

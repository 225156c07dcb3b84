import { txSecret } from '../../live/urls.ts';
import type { TencentSimAddress } from '../../sim/tencent/tencent-sim.ts';
import type { Push } from '../../sim/tencent/world/stream.ts';

const LIFE_S = 86_400;

/** Where the page can watch a push that is really pushed, the same for as long as it runs; undefined: it is only pretended. */
export function playAddress(
  { measured, stream, beganMs }: Push,
  cloud: TencentSimAddress,
): string | undefined {
  if (measured === undefined) return undefined;
  const txTime = (Math.floor(beganMs / 1000) + LIFE_S).toString(16);
  const secret = txSecret(cloud.playKey, stream.name, txTime, 'md5');
  return `${cloud.flv}/${stream.app}/${stream.name}.flv?txSecret=${secret}&txTime=${txTime}`;
}

import { createTencentSim, type TencentSim } from '../../sim/tencent/tencent-sim.ts';
import { realClock } from '../../sim/clock.ts';
import { cloudSpec } from './specs.ts';

/**
 * A process of its own: the cloud stand-in with a day of so many streams. Each was pushed once for two minutes and watched
 * by one, every 50th try was refused, and every fifth stream is on air since the end of the day. Prints its address.
 */
const spec = cloudSpec.parse(JSON.parse(process.argv[2] ?? ''));
const sim = createTencentSim({ clock: realClock() });
recallDay(sim, spec);
const { v3, secretId, secretKey, pushDomain } = await sim.start();
process.stdout.write(`${JSON.stringify({ url: v3, secretId, secretKey, pushDomain })}\n`);
process.once('SIGTERM', () => void sim.stop());

function recallDay({ world }: TencentSim, { streams, from, to }: typeof spec): void {
  const [domain = ''] = world.pushDomains;
  const at = (index: number) => ({ domain, app: 'live', name: `stream-${index}` });
  const stepMs = ((to - from) * 1000) / streams;
  for (let index = 0; index < streams; index += 1) {
    const endedMs = Math.floor(from * 1000 + (index + 0.5) * stepMs);
    const isRefused = index % 50 === 0;
    world.recall({
      stream: at(index),
      endedMs,
      beganMs: isRefused ? endedMs : endedMs - 120_000,
      accepted: !isRefused,
      viewers: 1,
      ...(isRefused && { reason: { errcode: 18, sub: 305 } }),
    });
  }
  for (let index = 0; index < streams; index += 5) world.goLive(at(index), { beganMs: to * 1000 - 60_000 });
}

import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { realClock } from './clock.ts';
import { seedDemoWorld } from './tencent/demo-world.ts';
import { createTencentSim } from './tencent/tencent-sim.ts';

/**
 * `npm run sim [-- --port N --rtmp-port M]`: the cloud stand-in alone, with the demo world and the machine's clock. Writes
 * one JSON line with its addresses and sample keys; the answer stops it.
 */
export async function runSim(args: readonly string[], write: (text: string) => void) {
  const text = { type: 'string', default: '0' } as const;
  const { values } = parseArgs({ args: [...args], options: { port: text, 'rtmp-port': text } });
  const port = portOf('--port', values.port);
  const rtmpPort = portOf('--rtmp-port', values['rtmp-port']);
  const sim = createTencentSim({ clock: realClock() });
  const stopDemo = seedDemoWorld(sim.world);
  write(`${JSON.stringify(await sim.start(port, rtmpPort))}\n`);
  return async () => {
    stopDemo();
    await sim.stop();
  };
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${option} takes 0 to 65535`);
  return port;
}

async function main(): Promise<void> {
  const stop = await runSim(process.argv.slice(2), (text) => process.stdout.write(text));
  const quit = () => void stop();
  process.once('SIGTERM', quit);
  process.once('SIGINT', quit);
}

const [, entry] = process.argv;
if (entry !== undefined && import.meta.url === pathToFileURL(entry).href) await main();

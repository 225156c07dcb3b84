import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../config/config.ts';
import { EX_CONFIG, faultLines } from '../config/faults.ts';
import { demoConfig } from '../demo/demo-config.ts';
import { loadCommands } from '../load-commands.ts';
import { loadEnvFile, now, pause, random, readFile } from '../machine.ts';
import { openServices } from '../open-services.ts';
import { createPinoLog } from '../pino-log.ts';
import { realClock } from '../sim/clock.ts';
import { seedDemoWorld } from '../sim/tencent/demo-world.ts';
import { createTencentSim } from '../sim/tencent/tencent-sim.ts';
import { runSay } from './run-say.ts';

/** `npm run say -- "status room-1"`: one command from a terminal; `--demo` on the stand-in, `--yes` answers its question. */
const { values, positionals } = parseArgs({
  options: { demo: { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const user = userInfo().username;
const write = (text: string): void => void process.stdout.write(text);

process.exitCode = await (values.demo ? sayOnDemo() : sayForReal());

async function sayForReal(): Promise<number> {
  loadEnvFile();
  const read = readConfig(process.env, readFile, { chat: false });
  if (read.config !== undefined) return say(read.config);
  process.stderr.write(faultLines(read.faults));
  return EX_CONFIG;
}

async function sayOnDemo(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-'));
  const sim = createTencentSim({ clock: realClock() });
  const stopDemo = seedDemoWorld(sim.world);
  try {
    const cloud = await sim.start();
    return await say(demoConfig({ cloud, terminalUser: user, databaseUrl: `file:${folder}/demo.db` }));
  } finally {
    stopDemo();
    await sim.stop();
    rmSync(folder, { recursive: true });
  }
}

async function say(config: Config): Promise<number> {
  const log = createPinoLog({ level: 'silent', secrets: [] });
  const { services, close } = await openServices(config, {
    commands: await loadCommands(),
    log,
    now,
    random,
  });
  try {
    return await runSay(positionals.join(' '), { services, user, write, pause, confirm });
  } finally {
    await close();
  }
}

/** Only a person at a terminal, or `--yes`, can answer the question of a command that asks first. */
async function confirm(verb: string): Promise<boolean> {
  if (values.yes) return true;
  if (!process.stdin.isTTY) {
    write(`Nothing was done: answer with --yes to "${verb}".\n`);
    return false;
  }
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`${verb}? Type yes: `);
  lines.close();
  return answer.trim().toLowerCase() === 'yes';
}

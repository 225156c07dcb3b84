import { readConfig, type Config } from './config/config.ts';
import { EX_CONFIG, faultLines, type Fault } from './config/faults.ts';
import { secretsOf } from './config/secrets-of.ts';
import { BotError } from './core/errors.ts';
import type { Log } from './core/services.ts';
import { plainText } from './core/text.ts';
import { wakeEveryMinute } from './digest/wake.ts';
import { loadCommands } from './load-commands.ts';
import { every, loadEnvFile, now, random, readFile } from './machine.ts';
import { createPinoLog } from './pino-log.ts';
import { start, type Running } from './start.ts';

/** Seconds from SIGTERM to the end, whatever hangs. */
const STOP_WITHIN_MS = 25_000;

loadEnvFile();
const { config, faults } = readConfig(process.env, readFile);
if (config === undefined) refuse(faults);
else await run(config);

/** Production: `npm start`. Exits 78 with every wrong setting on stderr. */
async function run(config: Config): Promise<void> {
  const log = createPinoLog({ level: config.logLevel, secrets: secretsOf(config) });
  try {
    const commands = await loadCommands();
    const everyMinute = (run: () => void) => wakeEveryMinute(run, log);
    const started = await start(config, { commands, log, now, random, every, everyMinute });
    if (started.running === undefined) refuse(started.faults);
    else stopOnSignal(started.running);
  } catch (cause) {
    if (!(cause instanceof BotError)) return fail(cause, log);
    refuse([{ setting: 'start', problem: plainText(cause.said), next: plainText(cause.next) }]);
  }
}

/** Something outside was away: no setting is wrong, so whoever keeps the bot running may start it again. */
function fail(cause: unknown, log: Log): void {
  log.error('not started', { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`Tallylight could not start: ${reason}. Nothing was changed. Start it again.\n`);
  process.exit(1);
}

function refuse(found: readonly Fault[]): void {
  process.stderr.write(faultLines(found));
  process.exit(EX_CONFIG);
}

function stopOnSignal(running: Running): void {
  const stop = (): void => {
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void running.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

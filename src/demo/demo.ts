import { parseArgs } from 'node:util';
import { createPinoLog } from '../pino-log.ts';
import { startDemo } from './start-demo.ts';

/** `npm run demo [-- --port N]`: bot, stand-ins and page in one process, until SIGTERM or SIGINT. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4200' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port takes 0 to 65535');

const write = (line: string): void => void process.stderr.write(line);
const log = createPinoLog({ level: 'error', secrets: [], write });
try {
  const demo = await startDemo({ port, log });
  const stop = (): void => void demo.stop().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`demo ready: ${demo.address}\n`);
} catch (cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const next = reason.includes('EADDRINUSE') ? 'The port is taken: npm run demo -- --port 0\n' : '';
  write(`The demo did not start: ${reason}\n${next}`);
  process.exit(1);
}

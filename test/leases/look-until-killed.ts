import { createLaters } from '../../src/watch/laters.ts';
import { createPinoLog } from '../../src/pino-log.ts';
import { demoConfig } from '../../src/demo/demo-config.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { openServices } from '../../src/open-services.ts';
import { createRecordingChat } from '../kit/recording-chat.ts';

/**
 * A bot in a process of its own that runs the looks that are due, again and again, until it is killed. Arguments: the
 * stand-in's address as JSON, the database, and the time that it is (UNIX seconds), which goes on by a second each round.
 */
const [cloud = '', databaseUrl = '', time = ''] = process.argv.slice(2);
const nobody = { view: [], test: [], moderate: [], operate: [], admin: [] };
const config = demoConfig({ cloud: JSON.parse(cloud), databaseUrl, grants: nobody });
let rounds = 0;
const { services } = await openServices(config, {
  commands: await loadCommands(),
  log: createPinoLog({ level: 'silent', secrets: [] }),
  now: () => Number(time) + rounds,
  random: Math.random,
});
const laters = createLaters(services, new Map([['slack', createRecordingChat('slack')]]));
for (; rounds < 60; rounds += 1) await laters.tick();

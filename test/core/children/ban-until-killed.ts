import { createDesk } from '../../../src/core/desk.ts';
import { createPinoLog } from '../../../src/pino-log.ts';
import { demoConfig } from '../../../src/demo/demo-config.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { openServices } from '../../../src/open-services.ts';
import { createPerson } from '../../kit/person.ts';

/**
 * A bot in a process of its own: the moderator bans room-1 and confirms it. Arguments: the stand-in's address as JSON, the
 * database, and the time that it is (UNIX seconds).
 */
const [cloud = '', databaseUrl = '', time = ''] = process.argv.slice(2);
const mod = { platform: 'slack', who: 'user', id: 'mod' } as const;
const grants = { view: [mod], test: [], moderate: [mod], operate: [], admin: [] };
const config = demoConfig({ cloud: JSON.parse(cloud), databaseUrl, grants });
const { services } = await openServices(config, {
  commands: await loadCommands(),
  log: createPinoLog({ level: 'silent', secrets: [] }),
  now: () => Number(time),
  random: Math.random,
});
const person = createPerson(
  createDesk(services, () => []),
  'mod',
);
await person.presses(await person.types('ban room-1 2h nudity'), 'Ban');

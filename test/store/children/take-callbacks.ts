import { createCallbacks } from '../../../src/web/callbacks.ts';
import { createWebServer } from '../../../src/web/server.ts';
import { KEY, NOW } from '../../web/callback-bodies.ts';
import { openWhenTold } from './start.ts';

/** Takes callbacks until it is killed, and says on which port. */
const { events } = await openWhenTold();
const ignore = () => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
const route = createCallbacks({ path: 'a-secret-word', key: KEY, events, now: () => NOW, log });
process.stdout.write(`${await createWebServer([route], log).start(0, '127.0.0.1')}\n`);

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { plainText } from '../../src/core/text.ts';
import { openStore } from '../../src/store/open.ts';
import { LIMITS } from '../../src/store/postgres-pools.ts';
import { portOf } from './breakable-way.ts';
import { openDriver } from './fresh-postgres.ts';

const PASSWORD = 'ge%heim';
const WRITTEN = encodeURIComponent(PASSWORD);

/** Listens on the loopback until the test ends; gives the address of a database there. */
async function listen(answer: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `postgres://bot:${WRITTEN}@127.0.0.1:${portOf(server.address())}/tally`;
}

/** An ErrorResponse of PostgreSQL's protocol. */
function refusal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** The error of an opening, which must name the setting and hide the password, in its causes too. */
async function fault(opening: Promise<unknown>): Promise<{ error: BotError; said: string }> {
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BotError)) throw new Error(`not a BotError: ${inspect(error)}`);
  const all = inspect(error, { depth: Infinity, showHidden: true });
  expect(all).not.toContain(PASSWORD);
  expect(all).not.toContain(WRITTEN);
  const said = plainText(error.said);
  expect(said).toContain('DATABASE_URL');
  return { error, said };
}

it('says that nobody listens there', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  const { error, said } = await fault(
    openStore(`postgresql://bot:${WRITTEN}@127.0.0.1:${port}/tally`, { now: () => 0 }),
  );
  expect(error).toMatchObject({ code: 'internal', did: 'nothing' });
  expect(said).toContain(`ECONNREFUSED 127.0.0.1:${port}`);
});

it('says that a server does not answer', async () => {
  const databaseUrl = await listen(() => undefined);
  const { said } = await fault(openDriver(databaseUrl, { ...LIMITS, connectMs: 100 }));
  expect(said).toMatch(/time/);
});

it('says why the server refuses', async () => {
  const databaseUrl = await listen((socket) => {
    socket.once('data', () => socket.end(refusal('28P01', 'password authentication failed for user "bot"')));
  });
  const { said } = await fault(openStore(databaseUrl, { now: () => 0 }));
  expect(said).toContain('password authentication failed for user "bot"');
});

it('keeps the password to itself even when the server repeats it', async () => {
  const databaseUrl = await listen((socket) => {
    socket.once('data', () => socket.end(refusal('28P01', `${PASSWORD} or ${WRITTEN} is wrong`)));
  });
  const { said } = await fault(openStore(databaseUrl, { now: () => 0 }));
  expect(said).toContain('*** or *** is wrong');
});

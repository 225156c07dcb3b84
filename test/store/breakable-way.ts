import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What becomes of a message to the server: `unanswered` reaches it, `lost` does not, and both break the connection. */
export type Fate = 'passes' | 'unanswered' | 'lost' | 'hangs';

export interface BreakableWay {
  /** The database's address by this way. */
  readonly url: string;
  /** From now on nobody gets through any more. */
  block(): void;
}

/** A way to the server, on the loopback, until the test ends; `fateOf` is asked for each message of each connection. */
export async function openWay(databaseUrl: string, fateOf: (message: string) => Fate): Promise<BreakableWay> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    relay(near, far, fateOf);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${portOf(server.address())}`;
  return { url: url.href, block: () => server.close() };
}

function relay(near: Socket, far: Socket, fateOf: (message: string) => Fate): void {
  let fate: Fate = 'passes';
  const breakBoth = () => {
    near.destroy();
    far.destroy();
  };
  near.on('data', (message) => {
    if (fate === 'passes') fate = fateOf(message.toString('latin1'));
    if (fate === 'lost') breakBoth();
    if (fate === 'passes' || fate === 'unanswered') far.write(message);
  });
  far.on('data', (answer) => {
    if (fate === 'unanswered') breakBoth();
    if (fate === 'passes') near.write(answer);
  });
  near.on('close', () => far.destroy());
  far.on('close', () => near.destroy());
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return address.port;
}

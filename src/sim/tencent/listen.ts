import type { Server } from 'node:http';
import type { Server as NetServer } from 'node:net';

/** Opens a server on loopback only; port 0 picks a free one. Gives the address without a trailing slash. */
export async function listen(server: NetServer, port: number, scheme = 'http'): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `${scheme}://127.0.0.1:${address.port}`;
}

/** Closes a server and every connection of it, also those that wait for an answer. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { createServer } from 'node:http';
import { closeServer, listen } from '../../../src/sim/tencent/listen.ts';
import { asObject } from './sim-client.ts';

export interface Receiver {
  readonly url: string;
  /** The bodies that came, in the order of their arrival. */
  readonly bodies: Record<string, unknown>[];
  /** The content types that came. */
  readonly types: (string | undefined)[];
  /** The HTTP status of the next answers; `undefined`: none is given. */
  status: number | undefined;
  /** Resolves at the next arrival. */
  next(): Promise<void>;
  close(): Promise<void>;
}

/** An address on loopback that takes callbacks. */
export async function openReceiver(): Promise<Receiver> {
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      receiver.bodies.push(asObject(JSON.parse(Buffer.concat(chunks).toString())));
      receiver.types.push(request.headers['content-type']);
      if (receiver.status !== undefined) response.writeHead(receiver.status).end('{"code":0}');
      for (const arrived of waiting.splice(0)) arrived();
    });
  });
  const receiver: Receiver = {
    url: `${await listen(server, 0)}/callbacks/tencent/path`,
    bodies: [],
    types: [],
    status: 200,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => closeServer(server),
  };
  return receiver;
}

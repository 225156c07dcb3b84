import { createServer } from 'node:net';
import { closeServer, listen } from '../listen.ts';
import type { Measured } from '../world/measured.ts';
import { Camera } from './camera.ts';
import { EncoderConnection } from './encoder-connection.ts';
import type { Ingest, IngestAddress, IngestOptions } from './ingest.ts';
import { createPlayback } from './playback.ts';
import { Recorder } from './recorder.ts';
import type { Relay } from './relay.ts';
import { Shelf } from './shelf.ts';

/** What runs, and where. */
export interface OpenMedia extends Pick<Ingest, 'stop'> {
  readonly address: IngestAddress;
}

/** Opens all that handles media; this file and what it names need the development package. */
export async function openMedia({ world, auth, playAuth }: IngestOptions, port: number): Promise<OpenMedia> {
  const encoders = createEncoders({ world, auth });
  const shelf = new Shelf();
  const recorder = new Recorder({ world, shelf, relayOf: encoders.relayOf });
  const camera = new Camera({ shelf, relayOf: encoders.relayOf });
  world.snapshots.shootWith((measured, size) => camera.shoot(measured, size));
  const playback = createPlayback({ world, auth: playAuth, relayOf: encoders.relayOf, shelf });
  const address = { rtmp: await listen(encoders.server, port, 'rtmp'), flv: await listen(playback, 0) };
  shelf.serveAt(address.flv);
  return {
    address,
    async stop() {
      encoders.dropAll();
      camera.stop();
      recorder.stop();
      await closeServer(playback);
      await new Promise((resolve) => encoders.server.close(resolve));
      shelf.clear();
    },
  };
}

/** Every encoder that is connected; one whose push the world ends loses its connection. */
function createEncoders(options: Pick<IngestOptions, 'world' | 'auth'>) {
  const open = new Set<EncoderConnection>();
  const server = createServer((socket) => {
    const encoder = new EncoderConnection(socket, options);
    open.add(encoder);
    socket.once('close', () => open.delete(encoder));
  });
  options.world.changes.listen((change) => {
    if (change.kind !== 'push-ended') return;
    for (const encoder of open) if (encoder.measured === change.event.measured) encoder.drop();
  });
  return {
    server,
    relayOf: (measured: Measured): Relay | undefined =>
      [...open].find((encoder) => encoder.measured === measured)?.relay,
    dropAll() {
      for (const encoder of open) encoder.drop();
    },
  };
}

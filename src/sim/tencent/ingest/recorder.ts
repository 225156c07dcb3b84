import { closeSync, openSync, writeSync } from 'node:fs';
import type { Measured } from '../world/measured.ts';
import { recordingId } from '../world/record-tasks.ts';
import type { Recording } from '../world/record-tasks.ts';
import type { World } from '../world/world.ts';
import { FlvWriter } from './flv.ts';
import type { Relay } from './relay.ts';
import type { Shelf, Shelved } from './shelf.ts';

export interface RecorderOptions {
  readonly world: World;
  readonly shelf: Shelf;
  readonly relayOf: (measured: Measured) => Relay | undefined;
}

interface Running {
  readonly place: Shelved;
  readonly writer: FlvWriter;
  readonly stop: () => void;
}

/** Writes what is recorded of real pushes: FLV, whatever the template asks for, since nothing here makes another format. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #running = new Map<string, Running>();

  constructor(options: RecorderOptions) {
    this.#options = options;
    options.world.changes.listen((change) => {
      if (change.kind === 'record-started') this.#begin(change.recording);
      if (change.kind === 'record-ended') this.#end(change.recording);
    });
  }

  /** Closes what is open. */
  stop(): void {
    for (const { stop } of this.#running.values()) stop();
    this.#running.clear();
  }

  #begin(recording: Recording): void {
    const { world, relayOf, shelf } = this.#options;
    const [push] = world.pushesOf(recording.stream);
    const relay = push?.measured && relayOf(push.measured);
    if (relay === undefined) return;
    const place = shelf.place(`${recording.stream.name}.flv`, 'video/x-flv');
    const file = openSync(place.path, 'w');
    const writer = new FlvWriter(relay, (bytes) => void writeSync(file, bytes));
    const leave = relay.follow({ onPacket: (packet) => writer.take(packet), onEnd: () => undefined });
    const stop = () => {
      leave();
      if (writer.durationAt !== undefined) writeSync(file, seconds(writer.lengthMs), 0, 8, writer.durationAt);
      closeSync(file);
    };
    this.#running.set(recordingId(recording), { place, writer, stop });
  }

  #end(recording: Recording): void {
    const id = recordingId(recording);
    const running = this.#running.get(id);
    if (running === undefined) return;
    this.#running.delete(id);
    running.stop();
    const { place, writer } = running;
    const durationS = Math.round(writer.lengthMs / 1000);
    this.#options.world.recorded.wrote(recording, {
      format: 'flv',
      bytes: writer.bytes,
      durationS,
      url: place.url,
    });
  }
}

function seconds(ms: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(ms / 1000);
  return bytes;
}

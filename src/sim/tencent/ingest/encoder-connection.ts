import type { Socket } from 'node:net';
import {
  badContent,
  closedBySilence,
  deletedByClient,
  endedByClient,
  nameBanned,
  tcpError,
  writeStopReason,
} from '../world/stop-reasons.ts';
import type { StopReason, StreamKey } from '../world/stream.ts';
import type { World } from '../world/world.ts';
import { refusalOf, streamAsked } from './admission.ts';
import type { AskedPush } from './admission.ts';
import { Announced } from './announced.ts';
import { EncoderProtocol } from './encoder-protocol.ts';
import { isFrame } from './media-packet.ts';
import type { MediaPacket } from './media-packet.ts';
import { Meter } from './meter.ts';
import { Relay } from './relay.ts';
import type { UrlAuth } from './url-auth.ts';

export interface EncoderOptions {
  readonly world: World;
  readonly auth: UrlAuth;
}

const silenceMs = 70_000; // tencent-live 7
/** So much sound without a picture means that there will be none. */
const soundAloneMs = 1000;

/** One encoder: let in or refused by its address, then measured, until it goes or is dropped. */
export class EncoderConnection {
  readonly #options: EncoderOptions;
  readonly #socket: Socket;
  readonly #protocol: EncoderProtocol;
  readonly #announced = new Announced();
  /** What arrives; the world knows the push by it. */
  readonly measured = new Meter();
  readonly relay = new Relay();
  #asked: { readonly stream: StreamKey; readonly param: string } | undefined;
  #isLive = false;
  #isDone = false;
  #firstSoundMs: number | undefined;
  #lastMs: number;
  #cancelWatch: () => void = () => undefined;

  constructor(socket: Socket, options: EncoderOptions) {
    this.#options = options;
    this.#socket = socket;
    this.#lastMs = options.world.clock.now();
    this.#protocol = new EncoderProtocol({
      onPublish: (asked) => this.#publish(asked),
      onPacket: (packet) => this.#take(packet),
      onDelete: () => this.#end(deletedByClient),
      onOutput: (bytes) => void socket.write(bytes),
    });
    socket.on('data', (bytes: Buffer) => this.#read(bytes));
    socket.once('error', () => this.#end(tcpError));
    socket.once('close', () => this.#end(endedByClient));
    this.#watchSilence();
  }

  /** Closes the connection; the encoder is not told why. */
  drop(): void {
    this.#isDone = true;
    this.#cancelWatch();
    this.#socket.destroy();
    this.relay.end();
  }

  #read(bytes: Buffer): void {
    if (this.#isDone) return;
    this.#lastMs = this.#options.world.clock.now();
    try {
      this.#protocol.parserData(bytes);
    } catch {
      this.#end(badContent);
    }
  }

  #publish(asked: AskedPush): void {
    if (this.#asked !== undefined) return this.#end(badContent);
    const { world, auth } = this.#options;
    const stream = streamAsked(asked, world.pushDomains);
    const refusal = refusalOf(asked, world, auth);
    if (refusal !== undefined) {
      world.refuse(stream, refusal, this.#clientIp);
      return this.#sendAway(refusal);
    }
    this.#asked = { stream, param: asked.param };
    this.#protocol.accept();
  }

  /** The encoder is told, and the connection closes when the words have left. */
  #sendAway(reason: StopReason): void {
    this.#isDone = true;
    this.#cancelWatch();
    this.#protocol.refuse(`${writeStopReason(reason, 'words')} (${writeStopReason(reason, 'codes')})`);
    this.#socket.end();
  }

  #take(packet: MediaPacket): void {
    if (this.#asked === undefined || this.#isDone) return;
    const { world } = this.#options;
    const isNew = this.#announced.take(packet);
    this.measured.count(packet, world.clock.now());
    this.relay.send(packet);
    if (this.#isLive) {
      if (isNew) world.describe(this.measured, this.#announced.quality);
    } else if (this.#begins(packet)) this.#goLive(this.#asked);
  }

  /** A push begins with its first picture, or with its sound when no picture comes: before that its size is not known. */
  #begins(packet: MediaPacket): boolean {
    if (!isFrame(packet)) return false;
    if (packet.kind === 'video') return true;
    this.#firstSoundMs ??= packet.atMs;
    return packet.atMs - this.#firstSoundMs >= soundAloneMs;
  }

  #goLive({ stream, param }: { readonly stream: StreamKey; readonly param: string }): void {
    const { quality } = this.#announced;
    const { measured } = this;
    const options = { ...quality, measured, param, clientIp: this.#clientIp };
    this.#isLive = this.#options.world.goLive(stream, options);
    if (!this.#isLive) this.#sendAway(nameBanned);
  }

  /** The first reason counts. */
  #end(reason: StopReason): void {
    if (this.#isDone) return;
    this.drop();
    if (this.#isLive) this.#options.world.leave(this.measured, reason);
  }

  #watchSilence(): void {
    const { clock } = this.#options.world;
    const leftMs = this.#lastMs + silenceMs - clock.now();
    if (leftMs <= 0) return this.#end(closedBySilence);
    this.#cancelWatch = clock.after(leftMs, () => this.#watchSilence());
  }

  get #clientIp(): string {
    return this.#socket.remoteAddress ?? '';
  }
}

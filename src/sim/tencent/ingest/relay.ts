import type { MediaPacket } from './media-packet.ts';

export interface Follower {
  readonly onPacket: (packet: MediaPacket) => void;
  readonly onEnd: () => void;
}

/** A push without key frames is not kept longer than this. */
const mostKept = 4096;

/** What arrives of one push, for whoever joins at any time. */
export class Relay {
  /** What a decoder needs first, the newest of each kind. */
  readonly #headers = new Map<MediaPacket['kind'], MediaPacket>();
  readonly #followers = new Map<symbol, Follower>();
  #sinceKey: MediaPacket[] = [];

  /** Whether anything of the kind came, so far. */
  has(kind: 'audio' | 'video'): boolean {
    return this.#headers.has(kind) || this.#sinceKey.some((packet) => packet.kind === kind);
  }

  /** Enough to decode the last key frame: the headers, then the frame; nothing before there was one. */
  lastKey(): readonly MediaPacket[] {
    const key = this.#sinceKey.find(({ role }) => role === 'key');
    return key ? [...this.#headers.values(), key] : [];
  }

  send(packet: MediaPacket): void {
    if (packet.role === 'header') this.#headers.set(packet.kind, packet);
    else this.#keep(packet);
    for (const { onPacket } of this.#followers.values()) onPacket(packet);
  }

  /** Hands over the headers and what came since the last key frame, then all that comes; the answer ends it. */
  follow(follower: Follower): () => void {
    for (const packet of [...this.#headers.values(), ...this.#sinceKey]) follower.onPacket(packet);
    const key = Symbol('follower');
    this.#followers.set(key, follower);
    return () => void this.#followers.delete(key);
  }

  end(): void {
    const followers = [...this.#followers.values()];
    this.#followers.clear();
    for (const { onEnd } of followers) onEnd();
  }

  #keep(packet: MediaPacket): void {
    const starts = packet.role === 'key' || this.#sinceKey.length >= mostKept;
    if (starts) this.#sinceKey = [packet];
    else this.#sinceKey.push(packet);
  }
}

import { signed, type Body } from '../web/callback-bodies.ts';
import { bodyOf, room } from './open-watch.ts';
import type { StreamKey } from '../../src/sim/tencent/world/stream.ts';

/** A push that is on air, as somebody sees who has seen its callbacks. */
export interface Target {
  readonly stream: StreamKey;
  readonly sequence: string;
}

/** What a forger posts, and whether the door should take it. */
export interface Forgery {
  readonly body: Body;
  readonly isTaken: boolean;
  /** The sequence under which it says that something happened. */
  readonly sequence: string;
}

/**
 * Forged callbacks, one kind after the other: with a wrong signature, with one whose time is over, with one that was copied
 * and still holds (tencent-live 11.1: it does not cover the body), about pushes that are on air and pushes that never were.
 */
export function createForger(key: string) {
  let count = 0;
  return (target: Target, nowMs: number): readonly Forgery[] => {
    count += 1;
    const nowS = Math.floor(nowMs / 1000);
    const stop = bodyOf(0, target.stream, { sequence: target.sequence, atMs: nowMs });
    const ghost = `forged-${count}`;
    const taken = (body: Body, sequence: string) => ({
      body: signed(body, nowS, key),
      isTaken: true,
      sequence,
    });
    const refused = (body: Body) => ({ body, isTaken: false, sequence: target.sequence });
    switch (count % 5) {
      case 0:
        return [refused(signed(stop, nowS, 'a guess'))];
      case 1:
        return [refused(signed(stop, nowS - 600 - 61, key))];
      case 2:
        return [taken(stop, target.sequence)];
      case 3:
        return [taken(bodyOf(1, room(ghost), { sequence: ghost, atMs: nowMs }), ghost)];
      default:
        // Between two moments at which anything truly begins or ends.
        return [
          taken(bodyOf(1, target.stream, { sequence: ghost, atMs: nowMs - 90_000 }), ghost),
          taken(bodyOf(0, target.stream, { sequence: ghost, atMs: nowMs - 30_000 }), ghost),
        ];
    }
  };
}

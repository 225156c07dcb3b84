import { writeUtc } from '../wire/times.ts';
import { viewersAt } from '../world/audience.ts';
import { figuresAt } from '../world/quality.ts';
import { writeStopReason } from '../world/stop-reasons.ts';
import { streamPath } from '../world/stream.ts';
import type { Stage } from './control.ts';
import { workView } from './work-view.ts';

const shownEvents = 50;

/** The stand-in's state as plain JSON; times are UTC. The last 50 ended pushes, newest first. */
export function worldView({ world, faults, traits }: Stage): unknown {
  const nowMs = world.clock.now();
  return {
    now: writeUtc(nowMs),
    traits,
    pushDomains: world.pushDomains,
    playDomains: world.playDomains,
    live: world.live().map((push) => ({
      stream: streamPath(push.stream),
      began: writeUtc(push.beganMs),
      clientIp: push.clientIp,
      pushes: world.pushesOf(push.stream).length,
      reconnects: push.reconnects,
      viewers: viewersAt(push, nowMs),
      ...figuresAt(push, nowMs),
    })),
    bans: world.bans().map((ban) => ({
      stream: ban.stream.name,
      from: writeUtc(ban.beganMs),
      until: writeUtc(ban.untilMs),
      reason: ban.reason,
    })),
    ended: world
      .history()
      .slice(-shownEvents)
      .toReversed()
      .map((event) => ({
        stream: streamPath(event.stream),
        began: writeUtc(event.beganMs),
        ended: writeUtc(event.endedMs),
        reason: writeStopReason(event.reason, 'codes'),
        accepted: event.accepted,
      })),
    ...workView(world),
    faults: faults.list(),
  };
}

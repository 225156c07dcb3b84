import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Log } from '../../src/core/services.ts';
import type { Live } from '../../src/live/port.ts';
import type { ManualClock } from '../../src/sim/clock.ts';
import type { TencentSim, TencentSimOptions } from '../../src/sim/tencent/tencent-sim.ts';
import type { PushEvent, StreamKey } from '../../src/sim/tencent/world/stream.ts';
import { openStore } from '../../src/store/open.ts';
import type { PushSession, Store } from '../../src/store/port.ts';
import { createSessionWatch, type SessionWatch } from '../../src/watch/sessions.ts';
import { readCallbackEvent } from '../../src/web/callback-event.ts';
import { START_MS } from '../live/tencent/hurried-clock.ts';
import { openCloud as openLegacy } from '../live/tencent-legacy/open-cloud.ts';
import { openCloud as openV3 } from '../live/tencent-v3/open-cloud.ts';
import { testStream } from '../contracts/live/fixture.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { pushBody, type Body } from '../web/callback-bodies.ts';

export const room = (name = 'room-1'): StreamKey => testStream(name);

/** The cloud with its callbacks, and a bot's watch over a real store, all on one clock. */
export interface Watched {
  readonly sim: TencentSim;
  readonly clock: ManualClock;
  readonly live: Live;
  readonly store: Store;
  readonly watch: SessionWatch;
  /** What the cloud has sent and the bot did not get yet, in the order of its happening. */
  readonly sent: Body[];
  readonly logged: string[];
  readonly now: () => number;
  /** The callbacks are stored, all that were sent unless others are given. */
  keep(bodies?: readonly Body[]): Promise<void>;
  /** They are stored and acted on. */
  deliver(bodies?: readonly Body[]): Promise<void>;
  /** Time passes, and the watch acts and looks once a minute. */
  pass(minutes: number): Promise<void>;
  /** All sessions, by their sequence, without what nobody reads here. */
  table(): Promise<ReadonlyMap<string, string>>;
  session(sequence: string): Promise<PushSession>;
  /** Another instance of the bot, on the same store. */
  another(): SessionWatch;
}

/** `fetch` posts the cloud's own callbacks, once they have an address. */
export async function openWatch(
  api: 'v3' | 'legacy' = 'v3',
  options: Pick<TencentSimOptions, 'fetch'> = {},
): Promise<Watched> {
  let drawn = 0;
  const random = () => (drawn += 0.000_123_7) % 1;
  const { sim, clock, live } = await (api === 'v3' ? openV3 : openLegacy)({ sim: { random, ...options } });
  const now = () => Math.floor(clock.now() / 1000);
  const store = await openStore(`file:${join(temporaryFolder(), 'bot.db')}`, { now });
  onTestFinished(() => store.close());
  const logged: string[] = [];
  const say = (event: string) => void logged.push(event);
  const log: Log = { info: say, warn: say, error: say };
  const another = () => createSessionWatch({ live, store, log, now, random: Math.random });
  const watch = another();
  const sent = collectCallbacks(sim);
  const keep = async (bodies: readonly Body[] = sent.splice(0)) => {
    const receipt = { receivedAt: now(), source: 'callback', isHint: false } as const;
    await store.events.add(bodies.flatMap((body) => readCallbackEvent(body, receipt) ?? []));
  };
  return {
    sim,
    clock,
    live,
    store,
    watch,
    sent,
    logged,
    now,
    another,
    keep,
    async deliver(bodies) {
      await keep(bodies);
      await watch.act();
    },
    async pass(minutes) {
      for (let minute = 0; minute < minutes; minute += 1) {
        clock.advance(60_000);
        await watch.act();
        await watch.check(await live.streams.online({}).catch(() => undefined));
      }
    },
    async table() {
      const sessions = await store.sessions.list({ since: 0 }, 100_000);
      return new Map(sessions.map((session) => [session.sequence, rowText(session)]));
    },
    async session(sequence) {
      const found = (await store.sessions.list({ since: 0 }, 1000)).find(
        (each) => each.sequence === sequence,
      );
      if (found === undefined) throw new Error(`no session ${sequence}`);
      return found;
    },
  };
}

const second = (at?: number) => (at === undefined ? '' : String(at - START_MS / 1000));

/** `room-1 10-70 3/0 confirmed`: seconds since the world began. */
function rowText({ name, startedAt, endedAt, stopReason, standing }: PushSession): string {
  return `${name} ${second(startedAt)}-${second(endedAt)} ${stopReason ?? ''} ${standing}`;
}

/** The bodies that the cloud sends as its world changes, as tencent-live 11.3 has them. */
function collectCallbacks({ world }: TencentSim): Body[] {
  const sent: Body[] = [];
  world.changes.listen((change) => {
    if (change.kind === 'push-started') {
      sent.push(bodyOf(1, change.push.stream, { ...change.push, atMs: change.push.beganMs }));
    } else if (change.kind === 'push-ended' || change.kind === 'push-refused') {
      sent.push(stopBody(change.event));
    }
  });
  return sent;
}

const stopBody = (event: PushEvent): Body => ({
  ...bodyOf(0, event.stream, { ...event, atMs: event.endedMs }),
  errcode: event.reason.errcode,
  push_duration: String(event.endedMs - event.beganMs),
});

export function bodyOf(
  type: 0 | 1,
  { domain, app, name }: StreamKey,
  { sequence, atMs, clientIp = '203.0.113.7' }: { sequence: string; atMs: number; clientIp?: string },
): Body {
  return pushBody(type, {
    app: domain,
    appname: app,
    stream_id: name,
    channel_id: name,
    sequence,
    event_time: Math.floor(atMs / 1000),
    user_ip: clientIp,
  });
}

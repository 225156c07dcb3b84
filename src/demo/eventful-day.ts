import type { StreamKey } from '../sim/tencent/world/stream.ts';
import type { World } from '../sim/tencent/world/world.ts';

/** The day that is told of, by the clocks of Asia/Shanghai. */
export const EVENTFUL_DAY = { day: '2026-11-23', zone: 'Asia/Shanghai' } as const;
/** The story begins on the evening before (milliseconds), and is told on the morning after. */
export const EVENTFUL_START_MS = Date.parse('2026-11-22T12:00:00Z');

/** Whoever moves the time and moderates while a world is lived through. */
export interface Storyteller {
  readonly world: World;
  /** Moves the time to that moment, milliseconds. */
  readonly comes: (atMs: number) => Promise<void>;
  /** By the bot, with a reason. */
  readonly bans: (stream: string) => Promise<void>;
  readonly unbans: (stream: string) => Promise<void>;
}

const moment = (day: number, clock: string): number =>
  Date.parse(`2026-11-${String(day).padStart(2, '0')}T${clock}:00+08:00`);

/**
 * Lives through a day whose digest has something to say: room-1 is banned for three hours at its best time and tries to come
 * back, the lobby is interrupted, a guest pushes with a URL that has ended, and show-1 draws less than the evening before.
 */
export async function liveEventfulDay({ world, comes, bans, unbans }: Storyteller): Promise<void> {
  const [domain = ''] = world.pushDomains;
  const at = (name: string): StreamKey => ({ domain, app: 'live', name });
  recallBefore(world, at);
  const room = { viewers: 620, swing: 0.5 };
  const lobby = { viewers: 140, swing: 0.4 };
  world.goLive(at('room-1'), { ...room, beganMs: moment(21, '00:00') });
  world.goLive(at('lobby'), { ...lobby, beganMs: moment(21, '00:00') });
  world.goLive(at('show-1'), { viewers: 420, swing: 0.3, beganMs: moment(22, '18:30') });
  await comes(moment(22, '22:30'));
  world.endPush(at('show-1'));
  await comes(moment(23, '09:20'));
  refuse(world, at('guest'), moment(23, '09:20'));
  await comes(moment(23, '10:30'));
  // Its encoder went silent (tencent-live 11.4).
  world.endPush(at('lobby'), { errcode: 8, sub: 0 });
  await comes(moment(23, '10:48'));
  world.goLive(at('lobby'), lobby);
  await comes(moment(23, '14:02'));
  await bans('room-1');
  for (const clock of ['14:03', '14:20']) {
    await comes(moment(23, clock));
    world.goLive(at('room-1'), room);
  }
  await comes(moment(23, '17:10'));
  await unbans('room-1');
  world.goLive(at('room-1'), room);
  await comes(moment(23, '18:30'));
  world.goLive(at('show-1'), { viewers: 350, swing: 0.3 });
  await comes(moment(23, '22:30'));
  world.endPush(at('show-1'));
  await comes(moment(24, '09:30'));
}

/** The same weekday of the week before. */
function recallBefore(world: World, at: (name: string) => StreamKey): void {
  const days = { beganMs: moment(15, '12:00'), endedMs: moment(17, '12:00') };
  world.recall({ stream: at('room-1'), viewers: 560, swing: 0.5, ...days });
  world.recall({ stream: at('lobby'), viewers: 150, swing: 0.4, ...days });
}

/** A push URL that was over (tencent-live 11.4: errcode 18, sub 501). */
function refuse(world: World, stream: StreamKey, atMs: number): void {
  const reason = { errcode: 18, sub: 501 };
  world.recall({ stream, beganMs: atMs, endedMs: atMs, accepted: false, reason });
}

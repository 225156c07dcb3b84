import type { WebSocket } from 'ws';
import { realClock } from '../clock.ts';
import type { GatewaySession } from './gateway-session.ts';
import type { World } from './world.ts';

/** One open socket, before and after it has a session. */
export interface Connection {
  readonly socket: WebSocket;
  session: GatewaySession | undefined;
  /** Stops waiting for the next heartbeat. */
  stopWatch: () => void;
  /** When its last frames came, in the machine's milliseconds. */
  frames: readonly number[];
}

/** What the gateway's parts share. */
export interface Hub {
  readonly world: World;
  readonly heartbeatIntervalMs: number;
  readonly sessions: GatewaySession[];
  readonly connections: Set<Connection>;
  dropsAcks: boolean;
}

// The client's own timers are real, so its heartbeats and its pace are watched on the machine's clock.
export const watch = realClock();

/** Closes a connection and keeps the reason among the refusals. */
export function refuse(hub: Hub, connection: Connection, code: number, why: string): void {
  hub.world.refused({ what: 'gateway', code, detail: why });
  connection.socket.close(code, why);
}

/** Gives the client two intervals for its next heartbeat. */
export function expectHeartbeat(hub: Hub, connection: Connection): void {
  connection.stopWatch();
  connection.stopWatch = watch.after(hub.heartbeatIntervalMs * 2, () => {
    refuse(hub, connection, 4009, 'Session timed out.');
  });
}

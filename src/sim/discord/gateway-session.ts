import type { WebSocket } from 'ws';

/** One logged-in connection of the bot, which outlives its socket for a while. */
export interface GatewaySession {
  readonly id: string;
  readonly intents: number;
  /** The number of the last event. */
  seq: number;
  /** Every event of the session, for a resume. */
  readonly events: { readonly seq: number; readonly frame: string }[];
  socket: WebSocket | undefined;
  heartbeats: number;
  resumes: number;
  /** No longer to be resumed. */
  ended: boolean;
}

/** Sends an event, or keeps it for the resume when the socket is away. */
export function sendEvent(session: GatewaySession, event: string, data: unknown): void {
  session.seq += 1;
  const frame = JSON.stringify({ op: 0, s: session.seq, t: event, d: data });
  session.events.push({ seq: session.seq, frame });
  session.socket?.send(frame);
}

/** Sends again what came after `seq`, then RESUMED. */
export function replay(session: GatewaySession, seq: number): void {
  for (const event of session.events.filter((kept) => kept.seq > seq)) session.socket?.send(event.frame);
  sendEvent(session, 'RESUMED', { _trace: [] });
}

import { figuresAt } from '../world/quality.ts';
import type { Push } from '../world/stream.ts';

/** `speed` is of video and sound together (tencent-live 14, row 20). */
export function pushColumns(push: Push, atMs: number) {
  const { fps, videoBps, audioBps } = figuresAt(push, atMs);
  return { client_ip: push.clientIp, server_ip: push.serverIp, fps, speed: videoBps + audioBps };
}

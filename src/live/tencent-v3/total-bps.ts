/** Of video and audio, as the 2.0 API tells it (tencent-live 14 #20); a stream may have one of the two alone. */
export function totalBps(video: number | undefined, audio: number | undefined): number | undefined {
  return video === undefined && audio === undefined ? undefined : (video ?? 0) + (audio ?? 0);
}

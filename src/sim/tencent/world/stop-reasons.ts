import type { StopReason } from './stream.ts';

// tencent-live 11.4
export const endedByClient: StopReason = { errcode: 3, sub: 0 };
export const closedBySilence: StopReason = { errcode: 8, sub: 0 };
export const nameBanned: StopReason = { errcode: 18, sub: 305 };
export const cutByCall: StopReason = { errcode: 21, sub: 100 };
export const bannedByCall: StopReason = { errcode: 21, sub: 101 };

const words: ReadonlyMap<string, string> = new Map([
  ['1/0', 'The client interrupted the stream'],
  ['2/0', 'The client interrupted the stream'],
  ['3/0', 'The client interrupted the stream'],
  ['8/0', 'Closed after a long silence'],
  ['18/305', 'The stream name is banned'],
  ['21/100', 'Cut by an API call'],
  ['21/101', 'Banned by an API call'],
]);

/** How `StopReason` is written: the pair, or prose as in Tencent's own sample answers. */
export type StopReasonStyle = 'codes' | 'words';

export function writeStopReason(reason: StopReason, style: StopReasonStyle): string {
  const pair = `${reason.errcode}/${reason.sub}`;
  return style === 'codes' ? pair : (words.get(pair) ?? `Interrupted (${reason.errcode})`);
}

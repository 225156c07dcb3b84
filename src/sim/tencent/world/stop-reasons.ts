import type { StopReason } from './stream.ts';

// tencent-live 11.4
export const endedByClient: StopReason = { errcode: 3, sub: 0 };
export const deletedByClient: StopReason = { errcode: 1, sub: 0 };
export const tcpError: StopReason = { errcode: 4, sub: 0 };
export const badContent: StopReason = { errcode: 6, sub: 0 };
export const closedBySilence: StopReason = { errcode: 8, sub: 0 };
export const nameBanned: StopReason = { errcode: 18, sub: 305 };
export const domainUnknown: StopReason = { errcode: 18, sub: 301 };
export const illegalName: StopReason = { errcode: 18, sub: 308 };
export const illegalApp: StopReason = { errcode: 18, sub: 309 };
export const cutByCall: StopReason = { errcode: 21, sub: 100 };
export const bannedByCall: StopReason = { errcode: 21, sub: 101 };

const words: ReadonlyMap<string, string> = new Map([
  ['1/0', 'The client interrupted the stream'],
  ['2/0', 'The client interrupted the stream'],
  ['3/0', 'The client interrupted the stream'],
  ['4/0', 'The client interrupted the stream'],
  ['6/0', 'Wrong RTMP content'],
  ['8/0', 'Closed after a long silence'],
  ['18/301', 'The push domain is not recognised'],
  ['18/305', 'The stream name is banned'],
  ['18/308', 'Illegal character in the stream name'],
  ['18/309', 'Illegal character in the app name'],
  ['18/500', 'The push URL has no expiry'],
  ['18/501', 'The push URL has expired'],
  ['18/502', 'The push URL has no signature'],
  ['18/503', 'The signature check failed'],
  ['21/100', 'Cut by an API call'],
  ['21/101', 'Banned by an API call'],
]);

/** How `StopReason` is written: the pair, or prose as in Tencent's own sample answers. */
export type StopReasonStyle = 'codes' | 'words';

export function writeStopReason(reason: StopReason, style: StopReasonStyle): string {
  const pair = `${reason.errcode}/${reason.sub}`;
  return style === 'codes' ? pair : (words.get(pair) ?? `Interrupted (${reason.errcode})`);
}

import { text } from '../../core/text.ts';
import type { Meaning } from './meanings.ts';
import { nextSteps } from './next-steps.ts';

/** A mix that was cancelled before (tencent-live 3.12). */
export const CANCELLED_TWICE = '-30300';

/** tencent-live 3.12 */
const ROWS: readonly (Meaning & { readonly codes: readonly string[] })[] = [
  {
    codes: ['-27', '-29', '-505'],
    code: 'cloud-refused',
    said: text`Tencent has no picture of one of the inputs yet.`,
    next: nextSteps.waitForInputs,
  },
  {
    codes: ['-21'],
    code: 'cloud-refused',
    said: text`A picture would stand outside of the background.`,
    next: nextSteps.correctMix,
  },
  {
    codes: ['-9', '-103'],
    code: 'cloud-refused',
    said: text`The session already mixes into another stream.`,
    next: nextSteps.stopMix,
  },
  {
    codes: ['-10021'],
    code: 'cloud-refused',
    said: text`A side of a picture is longer than 2000 pixels.`,
    next: nextSteps.correctMix,
  },
  {
    codes: ['-41'],
    code: 'cloud-limit',
    said: text`One of the inputs is in more than 20 mixes already.`,
    next: text`Stop a mix of that input that is no longer needed, then try again.`,
  },
  {
    codes: [CANCELLED_TWICE],
    code: 'already-done',
    said: text`The mix was stopped before.`,
    next: text`Start it anew if it is still needed.`,
  },
];

/** All of them say that the session is in use (tencent-live 3.12). */
const SESSION_IN_USE = /^-30\d{3}$/;

const meanings: ReadonlyMap<string, Meaning> = new Map(
  ROWS.flatMap((row) => row.codes.map((code) => [code, row] as const)),
);

export function mixMeaningOf(code: string): Meaning | undefined {
  return meanings.get(SESSION_IN_USE.test(code) && code !== CANCELLED_TWICE ? '-9' : code);
}

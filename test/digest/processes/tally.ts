import { expect } from 'vitest';
import { megabytesOf, shownFigures, truthOf, writtenTruth, type Truth } from './past.ts';
import type { Lane } from './protocol.ts';
import type { Scene } from './scene.ts';

/** What stood in a channel at the end of a case. */
export interface Outcome {
  readonly what: string;
  readonly store: string;
  readonly platform: Lane['platform'];
  /** All that the bots posted there for one window. */
  readonly messages: number;
  /** Those of them that say that they may be a repeat. */
  readonly repeats: number;
  /** The newest says by how much it is late. */
  readonly late: string;
}

const COLUMNS = ['what', 'store', 'platform', 'messages', 'repeats', 'late'] as const;

/** The outcomes as a table with aligned columns. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const rows = [COLUMNS, ...outcomes.map((outcome) => COLUMNS.map((column) => String(outcome[column])))];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Says by how much it is late, and why. */
const LATE = /Late by ([^:]+): the bot was down\./;
const REPEAT = 'may be a repeat';

export const lateOf = (text: string): string => LATE.exec(text)?.[1] ?? '';

export const isRepeat = (text: string): boolean => text.includes(REPEAT);

/** What a case is to end with. */
export type Wanted = Pick<Outcome, 'messages' | 'repeats' | 'late'>;

export function outcomeOf(scene: Pick<Scene, 'reads'>, lane: Lane, name: string): Outcome {
  const texts = scene.reads(lane, name);
  return {
    what: name,
    ...lane,
    messages: texts.length,
    repeats: texts.filter(isRepeat).length,
    late: lateOf(texts.at(-1) ?? ''),
  };
}

/** Every message of a channel has the figures that the world had in that time. */
export function expectTruth(
  scene: Pick<Scene, 'reads' | 'world'>,
  lane: Lane,
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  for (const text of scene.reads(lane, name)) expectFigures(text, truthOf(scene.world, from, to));
}

export function expectFigures(text: string, truth: Truth): void {
  const wanted = writtenTruth(truth);
  const { Traffic = '', ...figures } = shownFigures(text, [...Object.keys(wanted), 'Traffic']);
  expect(figures, `the message: ${text}`).toEqual(wanted);
  // Three digits are shown.
  expect(Math.abs(megabytesOf(Traffic) / truth.fluxMB - 1), `the message: ${text}`).toBeLessThan(0.005);
}

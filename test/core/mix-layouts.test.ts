import { describe, expect, test } from 'vitest';
import { drawMix } from '../../src/core/mix-drawing.ts';
import {
  MIX_LAYOUT_NAMES,
  mixLayout,
  mixLayoutsFor,
  type MixLayout,
  type MixShare,
} from '../../src/core/mix-layouts.ts';

const all = MIX_LAYOUT_NAMES.map(mixLayout);
/** tencent-live 5.18: how many inputs each template takes, the canvas counted in. */
const INPUTS = new Map([
  ...[10, 20, 30, 40, 50].map((template) => [template, 2] as const),
  ...[310, 390, 391].map((template) => [template, 3] as const),
  [410, 4],
  ...[510, 590].map((template) => [template, 5] as const),
  [610, 6],
]);
const inputs = ({ shares, canvas }: MixLayout): number => shares.length + Number(canvas);
const overlap = (a: MixShare, b: MixShare): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layouts', () => {
  test('are one for each template of the cloud, with as many inputs as it takes', () => {
    expect(new Map(all.map((layout) => [layout.template, inputs(layout)]))).toEqual(INPUTS);
    expect(all).toHaveLength(INPUTS.size);
  });

  test('need a canvas just where the cloud does', () => {
    const canvas = all.filter((layout) => layout.canvas).map(({ template }) => template);
    expect(new Set(canvas)).toEqual(new Set([390, 391, 590]));
  });

  test('never have more than the six layers of the 2.0 API', () => {
    for (const layout of all) expect(inputs(layout)).toBeLessThanOrEqual(6);
  });

  test.each(all)('$name stands inside its background', ({ shares }) => {
    for (const { x, y, width, height } of shares) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThan(0);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1);
    }
  });

  test.each(all)('no picture of $name covers another but the background', ({ shares, canvas }) => {
    const above = canvas ? shares : shares.slice(1);
    for (const [index, share] of above.entries()) {
      expect(above.slice(index + 1).filter((other) => overlap(share, other))).toEqual([]);
    }
    expect(canvas || shares[0]?.width === 1).toBe(true);
  });

  test('are found by the number of streams', () => {
    const named = [2, 3, 4, 5, 6].map((streams) => mixLayoutsFor(streams).length);
    expect(named).toEqual([7, 1, 2, 1, 1]);
    expect(mixLayoutsFor(1)).toEqual([]);
    expect(mixLayoutsFor(7)).toEqual([]);
  });
});

describe('the drawing', () => {
  test('of two halves on a canvas', () => {
    expect(drawMix(mixLayout('side-by-side'))).toBe(
      [
        '+-------------------------------------------+',
        '|                                           |',
        '|                                           |',
        '+---------------------+---------------------+',
        '|                     |                     |',
        '|                     |                     |',
        '|          1          |          2          |',
        '|                     |                     |',
        '|                     |                     |',
        '+---------------------+---------------------+',
        '|                                           |',
        '|                                           |',
        '+-------------------------------------------+',
      ].join('\n'),
    );
  });

  test('of small pictures over a large one', () => {
    expect(drawMix(mixLayout('two-insets'))).toBe(
      [
        '+-------------------------------------------+',
        '| +------------+                            |',
        '| |            |                            |',
        '| |      2     |                            |',
        '| +------------+                            |',
        '|                                           |',
        '|                     1                     |',
        '|                                           |',
        '|                            +------------+ |',
        '|                            |            | |',
        '|                            |      3     | |',
        '|                            +------------+ |',
        '+-------------------------------------------+',
      ].join('\n'),
    );
  });

  test.each(all)('of $name has every stream in it once', (layout) => {
    const digits = drawMix(layout).replaceAll(/\D/g, '');
    expect(digits.split('').toSorted().join('')).toBe('123456'.slice(0, layout.shares.length));
  });

  test('is another one for each layout', () => {
    expect(new Set(all.map(drawMix)).size).toBe(all.length);
  });
});

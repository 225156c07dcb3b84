import { expect, test } from 'vitest';
import { CHIPS, LINES, PAPER, WORDS } from '../../../src/digest/chart/palette.ts';

/** Relative luminance of sRGB (WCAG 2.2, definition). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

test('counts contrast as the standard does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test.each([...Object.entries(WORDS), ...Object.entries(CHIPS)])('%s can be read: 4.5:1', (_, colour) => {
  expect(contrast(colour, PAPER)).toBeGreaterThanOrEqual(4.5);
});

test.each(Object.entries(LINES))('the line %s can be seen: 3:1', (_, colour) => {
  expect(contrast(colour, PAPER)).toBeGreaterThanOrEqual(3);
});

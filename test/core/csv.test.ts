import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText, csvTime, measuredColumns, type CsvCell } from '../../src/core/csv.ts';

/** A reader by RFC 4180 alone: lines end with CR LF, quotes are doubled inside quotes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let row: string[] = []; cell.lastIndex < text.length;) {
    const found = cell.exec(text);
    if (found === null) throw new Error(`not RFC 4180: ${text}`);
    const [, quoted, plain = '', end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const write = (rows: readonly (readonly CsvCell[])[], width: number): string =>
  csvText(
    Array.from({ length: width }, (_, column) => ({
      name: `column_${column}`,
      cell: (row: readonly CsvCell[]) => row[column],
    })),
    rows,
  );

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[=+\-@\t\r\n",;]{1,5}\w{0,5}$/),
  fc.constantFrom('=HYPERLINK("http://evil.example")', '@SUM(1)', '\t=1', '+1', '-1', '"', '\r\n', ''),
);

test('every text comes back, and none of them is a formula', () => {
  const rows = fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(rows, (given) => {
      const [head, ...read] = readCsv(write(given, 3));
      expect(head).toEqual(['column_0', 'column_1', 'column_2']);
      expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, '')))).toEqual(given);
      for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
    { numRuns: 2000 },
  );
});

test('numbers stay numbers, negative ones too; what was not told is empty and never 0', () => {
  expect(
    write(
      [
        [-5, 0, undefined],
        [1.5, Number.NaN, ''],
      ],
      3,
    ),
  ).toBe('column_0,column_1,column_2\r\n-5,0,\r\n1.5,,\r\n');
});

test('a file without rows has its header', () => {
  expect(write([], 2)).toBe('column_0,column_1\r\n');
});

test('every row says where it is from, as of when, and what it is not for', () => {
  const figures = { value: [1], source: 'DescribeX', at: 1_795_339_800, stepS: 5, delayS: 0 };
  const columns = [
    { name: 'value', cell: (row: number) => row },
    ...measuredColumns<number>(figures, 'push_'),
  ];
  expect(csvText(columns, figures.value)).toBe(
    'value,push_source,push_as_of_utc,push_use\r\n' +
      '1,DescribeX,2026-11-22T09:30:00Z,"monitoring data, not for billing"\r\n',
  );
  expect(csvTime(0)).toBe('1970-01-01T00:00:00Z');
});

import { expect, it } from 'vitest';
import { numbered } from '../../src/store/numbered.ts';
import { sql } from '../../src/store/sql.ts';

it('numbers values in their order', () => {
  expect(numbered(sql`select ${1}, a from t where b = ${2} and c in (${3}, ${4})`.sql)).toBe(
    'select $1, a from t where b = $2 and c in ($3, $4)',
  );
});

it.each([
  ["select '?' where a = ?", "select '?' where a = $1"],
  ["select 'it''s ?', ? from t", "select 'it''s ?', $1 from t"],
  ['select "what?", "a""?" from t where b = ?', 'select "what?", "a""?" from t where b = $1'],
  ["values (?, '', ?)", "values ($1, '', $2)"],
  ['select 1', 'select 1'],
])('leaves quotes alone: %s', (before, after) => {
  expect(numbered(before)).toBe(after);
});

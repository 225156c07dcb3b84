import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  choiceField,
  countField,
  durationField,
  streamField,
  textField,
} from '../../src/core/field-types.ts';
import { fieldsOf, missingFields, problemsOf, readInput, savableInput } from '../../src/core/fields.ts';
import { plainText } from '../../src/core/text.ts';

const input = z.object({
  stream: streamField(),
  for: durationField({ words: 'How long', leastS: 60, mostS: 90 * 86_400, prefill: '24h' }),
  kind: choiceField('Which', ['push', 'play']).optional(),
  rows: countField({ words: 'How many', least: 1, most: 50 }).optional(),
  reason: textField({ words: 'Reason', mostBytes: 12, example: 'nudity' }),
});
const fields = fieldsOf(input);

test('fields keep their order and say what a platform must know', () => {
  expect(fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
    ['stream', 'stream', true],
    ['for', 'duration', true],
    ['kind', 'choice', false],
    ['rows', 'count', false],
    ['reason', 'text', true],
  ]);
  for (const { words, example } of fields) {
    expect(words.length).toBeLessThanOrEqual(50);
    expect(example).not.toBe('');
  }
});

test('every example is itself allowed', () => {
  const example = Object.fromEntries(fields.map((field) => [field.name, field.example]));
  expect(problemsOf(input, example)).toEqual([]);
});

test('every fault names its field, what is allowed, and an example', () => {
  const given = fc.dictionary(fc.constantFrom(...fields.map(({ name }) => name)), fc.string());
  fc.assert(
    fc.property(given, (raw) => {
      for (const { field: name, said } of readInput(input, raw).problems ?? []) {
        const field = fields.find((each) => each.name === name);
        const line = plainText(said);
        expect(line).toContain(name);
        expect(line).toContain(field && plainText(field.allowed));
        expect(line).toContain(field?.example);
      }
    }),
  );
});

const isGood = (name: string, value: string) => problemsOf(input, { [name]: value }).length === 0;

describe('the bounds', () => {
  test.each([
    ['for', '59s', false],
    ['for', '1m', true],
    ['for', '90d', true],
    ['for', '90d 1s', false],
    ['for', '13w', false],
    ['kind', 'push', true],
    ['kind', 'Push', false],
    ['kind', 'toString', false],
    ['rows', '1', true],
    ['rows', '50', true],
    ['rows', '0', false],
    ['rows', '51', false],
    ['rows', '1.5', false],
    ['rows', '0x10', false],
    ['reason', 'twelve bytes', true],
    ['reason', 'thirteen byte', false],
    ['reason', '直播直播', true],
    ['reason', '直播直播!', false],
    ['reason', '\u200b\u202e', false],
  ])('%s %j: %j', (name, value, good) => expect(isGood(name, value)).toBe(good));
});

test('free text is one line of what can be seen', () => {
  const read = readInput(z.object({ reason: textField({ words: 'Reason', mostBytes: 99, example: 'x' }) }), {
    reason: ' first\nBanned until: never\u202e\t ',
  });
  expect(read.input).toEqual({ reason: 'first Banned until: never' });
});

test('an empty box is a field that was not given', () => {
  const raw = { stream: 'room-1', for: '  ', reason: '\n' };
  expect(missingFields(fields, raw).map(({ name }) => name)).toEqual(['for', 'reason']);
  expect(problemsOf(input, raw)).toEqual([]);
  expect(savableInput(fields, raw)).toEqual({ stream: 'room-1' });
});

test('names that every object has are strange fields like any other', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
    const raw = Object.fromEntries([[name, 'x']]);
    const [problem] = problemsOf(input, raw);
    expect(problem && plainText(problem.said)).toBe(
      `There is no ${name} here: the fields are stream, for, kind, rows, reason.`,
    );
    expect(savableInput(fields, raw)).toEqual({});
  }
});

test('a wrong value is shown short and without its signature', () => {
  const [long] = problemsOf(input, { stream: `${'x'.repeat(58)}🚨${'y'.repeat(90)}` });
  expect(long && plainText(long.said)).toContain(`cannot be ${'x'.repeat(58)}…:`);
  const [signed] = problemsOf(input, { stream: 'room-1 txSecret=c0ffee' });
  expect(signed && plainText(signed.said)).toContain('cannot be room-1 …:');
});

test('a schema that no field maker made is found at once', () => {
  expect(() => fieldsOf(z.object({ stream: z.string() }))).toThrow('field stream');
});

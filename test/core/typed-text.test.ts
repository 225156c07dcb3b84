import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import ban from '../../commands/ban.ts';
import { fieldsOf } from '../../src/core/fields.ts';
import { plainText } from '../../src/core/text.ts';
import { plainMarks, readTypedText } from '../../src/core/typed-text.ts';

/** stream, for, reason: the last one takes the rest. */
const fields = fieldsOf(ban.input);
const read = (line: string) => readTypedText(line, fields).raw;
const problem = (line: string) => {
  const found = readTypedText(line, fields).problem;
  return found === undefined ? undefined : plainText(found);
};

const word = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,12}$/);
/** Anything that has no quote of its own and is not changed by the reading of marks. */
const quotable = fc
  .string({ unit: 'grapheme' })
  .filter((value) => !value.includes('"') && plainMarks(value) === value);
const order = fc.shuffledSubarray(['stream', 'for', 'reason'], { minLength: 3 });

describe('round trips', () => {
  test('quoted values come back whole, in any order of their keys', () => {
    fc.assert(
      fc.property(order, fc.tuple(quotable, quotable, quotable), (names, values) => {
        const line = names.map((name, index) => `${name}="${values[index]}"`).join(' ');
        expect(read(line)).toEqual(Object.fromEntries(names.map((name, index) => [name, values[index]])));
      }),
    );
  });

  test('words come back in any mixture of keys and places', () => {
    fc.assert(
      fc.property(order, fc.tuple(word, word, word), fc.nat(3), (names, [stream, length, reason], keyed) => {
        const given = new Map([
          ['stream', stream],
          ['for', length],
          ['reason', reason],
        ]);
        const byKey = names.slice(0, keyed);
        const byPlace = ['stream', 'for', 'reason'].filter((name) => !byKey.includes(name));
        const line = [
          ...byKey.map((name) => `${name}=${name === 'reason' ? `"${given.get(name)}"` : given.get(name)}`),
          ...byPlace.map((name) => given.get(name)),
        ].join(' ');
        expect(read(line)).toEqual(Object.fromEntries(given));
      }),
    );
  });

  test('no line throws, and each is read or refused in one sentence', () => {
    const piece = fc.constantFrom(
      ' ',
      '"',
      "'",
      '“',
      '=',
      'for=',
      'stream=',
      'reason=',
      'a',
      '—',
      '\n',
      '🚨',
    );
    const line = fc.oneof(
      fc.string(),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(line, (typed) => {
        const { raw = {}, problem: fault } = readTypedText(typed, fields);
        expect(['stream', 'for', 'reason']).toEqual(expect.arrayContaining(Object.keys(raw)));
        expect(fault === undefined ? '.' : plainText(fault).at(-1)).toBe('.');
      }),
      { numRuns: 500 },
    );
  });
});

describe('keys with a colon, as Discord shows them', () => {
  test.each([
    ['stream:room-1 for:2h reason:"on air"', { stream: 'room-1', for: '2h', reason: 'on air' }],
    ['for:2h room-1', { stream: 'room-1', for: '2h' }],
    ['rtmp://p.example.com/live/room-1 2h', { stream: 'rtmp://p.example.com/live/room-1', for: '2h' }],
    ['room-1 2h stream:lost twice', { stream: 'room-1', for: '2h', reason: 'stream:lost twice' }],
    ['room-1 2h reason: rude', { stream: 'room-1', for: '2h', reason: 'reason: rude' }],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));
});

describe('quotes and dashes as phones write them', () => {
  test.each([
    ['“room-1” ‘2h’ nudity', { stream: 'room-1', for: '2h', reason: 'nudity' }],
    ['room–1 2h nudity', { stream: 'room-1', for: '2h', reason: 'nudity' }],
    ['stream=«room-1» for=2h reason=“on air”', { stream: 'room-1', for: '2h', reason: 'on air' }],
    ['room-1\u00a02h\u3000nudity', { stream: 'room-1', for: '2h', reason: 'nudity' }],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));

  test('free text keeps the marks that it was typed in', () => {
    expect(read('room-1 2h 涉及“色情” — again')?.['reason']).toBe('涉及“色情” — again');
    expect(read('reason=“they’re live” room-1')?.['reason']).toBe('they’re live');
  });
});

describe('free text', () => {
  test.each([
    ['room-1 2h naked and rude', 'naked and rude'],
    ['room-1 2h "naked" and "rude"', '"naked" and "rude"'],
    ['room-1 2h "naked and rude"', 'naked and rude'],
    ['room-1 reason=naked and rude for=2h', 'naked and rude'],
    ['room-1 reason="said for=1h" for=2h', 'said for=1h'],
    ['room-1 for=2h "said stream=x"', 'said stream=x'],
    ["room-1 2h it's rude", "it's rude"],
    ['room-1 2h "never closed', '"never closed'],
    ['room-1 2h see stream=other', 'see stream=other'],
  ])('%s', (line, reason) => {
    expect(read(line)).toEqual({ stream: 'room-1', for: '2h', reason });
  });
});

test.each([
  ['stream=room-1 stream=room-2', 'stream is given twice.'],
  ['"room-1', 'A quote is opened and never closed.'],
])('%s is refused', (line, said) => expect(problem(line)).toBe(said));

test('a word too many is named without the signature of its URL', () => {
  const status = fields.slice(0, 1);
  const { problem: said } = readTypedText('room-1 rtmp://p.example.com/live/x?txSecret=c0ffee', status);
  expect(said && plainText(said)).toBe('rtmp://p.example.com/live/x… is one word too many.');
});

test('keys that are no fields are words', () => {
  expect(read('__proto__=1 constructor=2 toString=3 4')).toEqual({
    stream: '__proto__=1',
    for: 'constructor=2',
    reason: 'toString=3 4',
  });
});

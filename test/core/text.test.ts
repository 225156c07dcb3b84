import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bold,
  cleaned,
  code,
  joined,
  link,
  plainText,
  spansOf,
  templateOf,
  text,
  time,
  utc,
  type Text,
  type TextValue,
} from '../../src/core/text.ts';

/** Control, bidirectional, zero-width, filler and tag characters, and halves of pairs. */
const UNSEEN = [
  ...'\u0000 \u0007 \u001b \u007f \u0085 \u00ad \u034f \u061c \u115f \u180e \u200b \u200d \u200e'.split(' '),
  ...'\u202a \u202e \u2060 \u2066 \u3164 \ufeff \ufffa \u{e0041} \ud800 \udc00'.split(' '),
  ...'\u2028|\u2029'.split('|'),
];
/** By characters, since the halves of a whole pair are none. */
const unseenIn = (said: string) => Array.from(said).filter((each) => UNSEEN.includes(each));
const unseen = fc.constantFrom(...UNSEEN);
const hostile = fc.array(fc.oneof(unseen, fc.string()), { maxLength: 8 }).map((parts) => parts.join(''));
const span = fc.oneof(
  hostile.map(bold),
  hostile.map(code),
  hostile.map((said) => link(said, 'https://x.example')),
);
const value: fc.Arbitrary<TextValue> = fc.oneof(
  hostile,
  fc.integer(),
  span,
  hostile.map((said) => text`(${said})`),
);
const said = fc.tuple(value, value, value).map(([a, b, c]) => text`a ${a}${b} b ${c}`);

test('no control, bidirectional or zero-width character of a value survives', () => {
  fc.assert(
    fc.property(said, (words) => {
      const values = spansOf(words).map((each) => ('value' in each ? each.value : ''));
      expect(values.flatMap(unseenIn)).toEqual([]);
      expect(unseenIn(plainText(words))).toEqual([]);
    }),
  );
});

test('what can be seen stays: line breaks, emoji, other scripts', () => {
  expect(cleaned('直播 ünï\n🚨 ❤️ a\tb\r\nc')).toBe('直播 ünï\n🚨 ❤️ a b\nc');
});

test('neighbouring plain spans are one span and none is empty', () => {
  fc.assert(
    fc.property(said, (words) => {
      const spans = spansOf(words);
      const plain = spans.map(({ kind }) => kind === 'plain');
      expect(plain.some((is, index) => is && plain[index + 1] === true)).toBe(false);
      expect(spans.filter((each) => each.kind === 'plain' && each.value === '')).toEqual([]);
    }),
  );
});

test('a value is never read as a template', () => {
  fc.assert(
    fc.property(fc.constantFrom('{0}', '{1}', '{2}{0}', '${x}'), (value) => {
      expect(plainText(text`<${value}|${'b'}>`)).toBe(`<${value}|b>`);
    }),
  );
});

test('a catalogue moves the values and keeps each of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.nat(), (name, count) => {
      const sentence = text`${bold(name)} has ${count} viewers`;
      const catalogue = new Map([[templateOf(sentence), '{1} 人在看 {0}']]);
      expect(spansOf(sentence, catalogue)).toEqual([
        { kind: 'plain', value: `${count} 人在看 ` },
        { kind: 'bold', value: name },
      ]);
    }),
  );
});

test('parts of a joined text are translated by themselves', () => {
  const catalogue = new Map([
    ['live', '直播'],
    [', ', '、'],
  ]);
  expect(plainText(joined([text`live`, text`room`, text`live`], text`, `), catalogue)).toBe(
    '直播、room、直播',
  );
  expect(joined([], text`, `)).toEqual({ strings: [''], values: [] } satisfies Text);
});

test('a moment is told to the minute, and a number that is none does not break the message', () => {
  expect(utc(Date.UTC(2026, 10, 22, 23, 30, 59) / 1000)).toBe('2026-11-22 23:30 UTC');
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer()), (at) => plainText(text`${time(at)}`).length > 0),
  );
});

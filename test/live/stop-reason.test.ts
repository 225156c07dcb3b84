import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { stopReasonText } from '../../src/live/stop-reason.ts';

describe('stopReasonText', () => {
  it.each([
    ['18/305', 'refused: the stream name is banned (18/305)'],
    ['21/101', 'banned by an API call (21/101)'],
    ['3/0', 'the encoder ended the push (3/0)'],
    ['18/999', 'reason 18/999'],
    ['99', 'reason 99'],
    ['The client interrupted the stream', 'The client interrupted the stream'],
  ])('says %s in words', (reason, words) => {
    expect(plainText(stopReasonText(reason))).toBe(words);
  });
});

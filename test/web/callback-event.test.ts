import { assert, jsonValue, pre, property } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readCallbackEvent } from '../../src/web/callback-event.ts';
import { parseJsonObject, type JsonObject } from '../../src/web/parse-json.ts';
import { redacted } from '../../src/web/redacted.ts';
import {
  abnormalBody,
  fileBody,
  moderationBody,
  NOW,
  pictureBody,
  pushBody,
  recordFaultBody,
  recordStateBody,
  signed,
  type Body,
} from './callback-bodies.ts';

const receipt = { receivedAt: NOW, source: 'callback', isHint: false } as const;
const read = (body: JsonObject) => readCallbackEvent(body, receipt);
const key = (body: JsonObject) => read(body)?.key;

describe('a callback becomes an event', () => {
  it.each([
    [0, 5, pushBody(0)],
    [1, 5, pushBody(1)],
    [100, 60, fileBody()],
    [200, 10, pictureBody()],
    [314, 2, { event_type: 314, stream_id: 'room-1', event_time: NOW - 2, task_id: '1' }],
    [315, 0, { event_type: 315, stream_id: 'room-1', audio_url: 'https://cos.example.com/1.aac' }],
    [317, 8, moderationBody()],
    [321, 7, abnormalBody()],
    [332, 4, recordStateBody()],
    [341, 3, recordFaultBody()],
    [9999, 1, { event_type: '9999', stream_id: 'room-1', event_time: String(NOW - 1) }],
  ])('of type %i', (type, ago, body) => {
    const event = read(signed(body));
    expect(event).toMatchObject({ ...receipt, type, name: 'room-1', at: NOW - ago });
    expect(event?.body).not.toMatch(/txSecret=0|"t":|"sign":"[0-9a-f]{32}/);
  });

  it('also when numbers come as text, and with fields that nobody knows', () => {
    const body = pushBody(0, {
      event_type: '0',
      event_time: String(NOW - 5),
      errcode: '1',
      newer: { a: [1] },
    });
    expect(read(body)).toMatchObject({ type: 0, at: NOW - 5 });
    expect(key(body)).toBe(key(pushBody(0)));
    expect(key(pushBody(0, { sequence: 17 }))).toBe(key(pushBody(0, { sequence: '17' })));
  });

  it.each<[string, Body]>([
    ['no type', { stream_id: 'room-1' }],
    ['a type that is none', pushBody(0, { event_type: -1 })],
    ['a push without its sequence', pushBody(0, { sequence: undefined })],
    ['a push without its moment', pushBody(1, { event_time: 'soon' })],
    ['a picture without its address', pictureBody({ pic_url: undefined })],
    ['a file of no stream', fileBody({ stream_id: undefined })],
  ])('but not with %s', (_what, body) => {
    expect(read(signed(body))).toBeUndefined();
  });

  it('names no stream that the bot could not use', () => {
    expect(read(pushBody(1, { stream_id: 'room 1/../x' }))).toMatchObject({ name: undefined });
  });
});

describe('one event is known by its key', () => {
  it.each<[string, (over: Body) => Body]>([
    ['a push', (over) => pushBody(1, over)],
    ['a file', fileBody],
    ['a picture', pictureBody],
    ['moderation', moderationBody],
    ['an abnormal push', abnormalBody],
    ['the state of a recording', recordStateBody],
    ['a fault of a recording', recordFaultBody],
  ])('%s that is sent again later', (_what, body) => {
    expect(key(signed(body({}), NOW + 60))).toBe(key(signed(body({}), NOW)));
  });

  it.each<[string, Body, Body]>([
    ['stop and start', pushBody(0), pushBody(1)],
    ['two pushes', pushBody(0), pushBody(0, { sequence: '2' })],
    ['two moments, one of them forged', pushBody(0), pushBody(0, { event_time: NOW - 4 })],
    ['two streams, one of them forged', pushBody(0), pushBody(0, { stream_id: 'room-2' })],
    ['two files', fileBody(), fileBody({ file_id: '2' })],
    ['two files without ids', fileBody({ file_id: '' }), fileBody({ file_id: '', video_url: 'https://b' })],
    ['two pictures of one second', pictureBody(), pictureBody({ pic_url: '/2.jpg' })],
    ['two states of a recording', recordStateBody(), recordStateBody({ seq: 3 })],
  ])('and %s have two', (_what, one, other) => {
    expect(key(one)).not.toBe(key(other));
  });

  it('whatever the order of its fields', () => {
    const backward = Object.fromEntries(Object.entries(recordStateBody()).toReversed());
    expect(key(backward)).toBe(key(recordStateBody()));
  });
});

describe('secrets are taken out', () => {
  it.each([
    [{ stream_param: 'a=1' }, { stream_param: '[redacted]' }],
    [{ StreamParam: 'a=1' }, { StreamParam: '[redacted]' }],
    [[{ deep: { streamParam: 1 } }], [{ deep: { streamParam: '[redacted]' } }]],
    ['rtmp://a/b?txSecret=abc&txTime=6&x=1', 'rtmp://a/b?txSecret=[redacted]&txTime=[redacted]&x=1'],
    ['{"p":"txsecret=abc"}', '{"p":"txsecret=[redacted]"}'],
    ['u=txSecret%3Dabc%26txTime%3D6', 'u=txSecret%3D[redacted]%26txTime%3D[redacted]'],
  ])('of %j', (given, wanted) => {
    expect(redacted(given)).toEqual(wanted);
  });

  test('and nothing else is changed', () => {
    assert(
      property(jsonValue(), (value) => {
        expect(redacted(value)).toEqual(value);
      }),
    );
  });
});

describe('JSON of strangers', () => {
  it.each([
    ['[]', undefined],
    ['7', undefined],
    ['{', undefined],
    ['{"a":[[1]]}', { a: [[1]] }],
    ['{"a":[[[1]]]}', undefined],
    ['{"a":"[[[[{{{{"}', { a: '[[[[{{{{' }],
    ['{"a":"\\"[[[["}', { a: '"[[[[' }],
    [
      '{"a":9007199254740993,"b":12,"c":1.2345678901234567}',
      { a: '9007199254740993', b: 12, c: 1.2345678901234567 },
    ],
    ['{"a":"9007199254740993"}', { a: '9007199254740993' }],
  ])('%s', (text, wanted) => {
    expect(parseJsonObject(text, 3)).toEqual(wanted);
  });

  test('comes out as it is when it is not deep', () => {
    assert(
      property(jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
        const text = JSON.stringify({ value });
        pre(!/\d{16}/.test(text));
        expect(parseJsonObject(text, 20)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('never breaks what reads it', () => {
    assert(
      property(jsonValue({ maxDepth: 5 }), (value) => {
        expect(() =>
          read({ event_type: 0, stream_id: value, sequence: value, event_time: value }),
        ).not.toThrow();
      }),
    );
    expect(parseJsonObject(`{"a":${'['.repeat(100_000)}`, 16)).toBeUndefined();
  });
});

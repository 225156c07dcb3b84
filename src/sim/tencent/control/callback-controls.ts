import { everyNth } from '../callbacks/every-nth.ts';
import { readJson } from '../wire/read-input.ts';
import type { Control } from './control.ts';
import { streamFields, streamOf } from './stream-fields.ts';

const callbacks: Control = {
  name: 'callbacks',
  summary: 'Where callbacks go from now on, signed with key; without a url nobody is called back.',
  fields: { url: { type: 'text' }, key: { type: 'text' } },
  example: { url: 'http://127.0.0.1:9/callbacks/tencent/path', key: 'callbackKey01' },
  run(params, { callbacks: sender }) {
    const url = params.maybeText('url');
    sender.deliverTo(url === undefined ? undefined : { url, key: params.maybeText('key') });
  },
};

const callback: Control = {
  name: 'callback',
  summary:
    'An event of any type is called back: 314, 315, 317, 321, 332, 341 or an unknown one. body is JSON that replaces fields; signed 0 leaves t and sign out.',
  fields: {
    ...streamFields,
    type: { type: 'integer', required: true, min: 0 },
    body: { type: 'text' },
    signed: { type: 'integer', min: 0, max: 1, byDefault: 1 },
  },
  example: { type: 332, stream: 'room-1', body: '{"record_event":"record_error"}' },
  run(params, { world, callbacks: sender }) {
    const body = readJson(Buffer.from(params.maybeText('body') ?? '{}'));
    const unsigned = params.number('signed') === 0;
    sender.announce(params.number('type'), streamOf(params, world), { body, unsigned });
  },
};

const every = { type: 'integer', min: 0, byDefault: 0 } as const;

const disturb: Control = {
  name: 'callbacks-disturb',
  summary: 'Of every so many callbacks one is lost, doubled or late by delayMs; 0 for never.',
  fields: { drop: every, double: every, delay: every, delayMs: { ...every, byDefault: 5000 } },
  example: { drop: 10, double: 7, delay: 5, delayMs: 5000 },
  run(params, { callbacks: sender }) {
    sender.disturb(
      everyNth({
        drop: params.number('drop'),
        double: params.number('double'),
        delay: params.number('delay'),
        delayMs: params.number('delayMs'),
      }),
    );
  },
};

export const callbackControls: readonly Control[] = [callbacks, callback, disturb];

import { expect, test } from 'vitest';
import { blockParts } from '../../../src/demo/slack/block-parts.ts';

const read = (...blocks: Readonly<Record<string, unknown>>[]) =>
  blockParts(blocks, (id) => (id === 'U1' ? 'mia' : undefined));

const cell = (text: string) => ({ type: 'raw_text', text });

test('rich text keeps styles, mentions and times apart', () => {
  const section = {
    type: 'rich_text_section',
    elements: [
      { type: 'text', text: 'Reason: ', style: { bold: true } },
      { type: 'text', text: '*loud* <!channel>' },
      { type: 'user', user_id: 'U1' },
      { type: 'date', timestamp: 60, format: '{date_short_pretty} {time}', fallback: 'then' },
      { type: 'link', url: 'https://a.example' },
    ],
  };
  expect(read({ type: 'rich_text', elements: [section] })).toEqual([
    {
      kind: 'text',
      spans: [
        { text: 'Reason: ', bold: true },
        { text: '*loud* <!channel>' },
        { text: '@mia', mention: true },
        { text: 'then', at: 60, timeStyle: 'date-time' },
        { text: 'https://a.example', url: 'https://a.example' },
      ],
    },
  ]);
});

test('mrkdwn is drawn with its markup, plain text without', () => {
  const parts = read(
    { type: 'section', text: { type: 'mrkdwn', text: '*a* `b` <@U1>' } },
    { type: 'context', elements: [{ type: 'plain_text', text: '*c*' }] },
  );
  expect(parts).toEqual([
    {
      kind: 'text',
      spans: [
        { text: 'a', bold: true },
        { text: ' ' },
        { text: 'b', code: true },
        { text: ' ' },
        { text: '@mia', mention: true },
      ],
    },
    { kind: 'small', spans: [{ text: '*c*' }] },
  ]);
});

test('tables, buttons, pictures', () => {
  const button = {
    type: 'button',
    action_id: 'tl:r1',
    text: { type: 'plain_text', text: 'Ban…' },
    style: 'danger',
  };
  expect(
    read(
      { type: 'table', rows: [[cell('Stream')], [cell('room-1')]] },
      { type: 'actions', elements: [button] },
      { type: 'image', alt_text: 'A chart' },
    ),
  ).toEqual([
    { kind: 'table', rows: [[[{ text: 'Stream' }]], [[{ text: 'room-1' }]]] },
    {
      kind: 'buttons',
      buttons: [{ kind: 'button', id: 'tl:r1', label: 'Ban…', style: 'danger', disabled: false }],
    },
    { kind: 'image', alt: 'A chart' },
  ]);
});

test('what the page cannot draw is named', () => {
  expect(
    JSON.stringify(read({ type: 'video' }, { type: 'actions', elements: [{ type: 'overflow' }] })),
  ).toMatch(/video: not drawn.*overflow: not drawn/);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readInteraction } from '../../../src/chat/discord/read.ts';

const HOME = '41771983423143937';
const mia = {
  platform: 'discord',
  id: '80351110224678912',
  name: 'mia',
  standing: 'member',
  groups: ['81384788765712384'],
};

/** Discord's documented examples: test/fixtures/discord/README.md. */
function read(name: string) {
  const file = new URL(`../../fixtures/discord/${name}.json`, import.meta.url);
  const payload: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return readInteraction(payload, { home: [HOME], now: 1000 });
}

it.each([
  ['command', { kind: 'command', path: 'status', raw: { stream: 'room-1' } }],
  ['component', { kind: 'button', button: 'rABC', onPrivate: false }],
  ['modal-submit', { kind: 'form', path: 'ban', raw: { reason: 'spam', for: '24h' } }],
  ['modal-rows', { kind: 'form', path: 'ban', raw: { reason: 'spam' } }],
  ['autocomplete', { kind: 'suggest', path: 'status', typed: 'roo' }],
])('reads the documented %s', (name, expected) => {
  const place = { platform: 'discord', home: HOME, channel: '900000000000000003', direct: false };
  expect(read(name)).toMatchObject({ ...expected, asker: { actor: mia, place } });
});

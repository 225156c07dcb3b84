import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { readOrder, type FixedDigest } from '../../src/core/digest-order.ts';
import { keepFixed } from '../../src/digest/fixed.ts';
import { openWorld } from '../kit/world.ts';

const NOW = Date.UTC(2026, 10, 22, 12) / 1000;
const line = (hour: number): FixedDigest => ({
  platform: 'slack',
  channel: 'C1',
  at: { hour, minute: 30 },
  zone: 'Asia/Shanghai',
  days: { every: 'daily' },
});

test('the store follows the file, and a line that stays keeps the run that it owes', async () => {
  const { digests } = (await openWorld()).services.store;
  await keepFixed([line(9), line(10)], digests, NOW);
  const before = await digests.list();
  expect(before.map(({ nextRun }) => nextRun - NOW)).toEqual([14.5 * 3600, 13.5 * 3600]);
  await keepFixed([line(9), line(11)], digests, NOW + 86_400);
  const after = await digests.list();
  expect(after.map(({ id }) => id)).toEqual([
    'yml:slack:C1:11:30:Asia/Shanghai',
    'yml:slack:C1:9:30:Asia/Shanghai',
  ]);
  expect(after[1]).toEqual(before.find(({ id }) => id === 'yml:slack:C1:9:30:Asia/Shanghai'));
});

test('digests of people stay when the file has none', async () => {
  const world = await openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:mod'] } });
  const mod = world.person('mod');
  await mod.presses(await mod.types('digest add daily 09:30'), 'Add the digest');
  await keepFixed([], world.services.store.digests, NOW);
  expect(await world.services.store.digests.list()).toHaveLength(1);
});

const ENV = {
  SLACK_BOT_TOKEN: 'xoxb-1-x',
  SLACK_APP_TOKEN: 'xapp-1-x',
  TENCENT_SECRET_ID: 'i',
  TENCENT_SECRET_KEY: 'k',
};
const read = (digests: string) =>
  readConfig(ENV, () => `timezone: Asia/Tokyo\npush: [{ domain: push.example.com }]\ndigests:\n${digests}`);

test('the file names a channel, a time and perhaps a zone', () => {
  const { config, faults } = read(
    '  - { channel: "slack:C024BE7LR", every: daily, at: "09:30" }\n  - { channel: "discord:41771983423143937", at: "7:05", zone: UTC }',
  );
  expect(faults).toBeUndefined();
  expect(config?.digests).toEqual([
    {
      platform: 'slack',
      channel: 'C024BE7LR',
      at: { hour: 9, minute: 30 },
      zone: 'Asia/Tokyo',
      days: { every: 'daily' },
    },
    {
      platform: 'discord',
      channel: '41771983423143937',
      at: { hour: 7, minute: 5 },
      zone: 'UTC',
      days: { every: 'daily' },
    },
  ]);
});

test('the file narrows a digest to some streams, and each such digest is one of its own', async () => {
  const line = 'channel: "slack:C024BE7LR", at: "09:30"';
  const { config } = read(
    `  - { ${line} }\n  - { ${line}, app: live, prefix: room- }\n  - { ${line}, domain: push.example.com, top: 3 }`,
  );
  expect(config?.digests.map(({ filter, top }) => ({ filter, top }))).toEqual([
    { filter: undefined, top: undefined },
    { filter: { app: 'live', prefix: 'room-' }, top: undefined },
    { filter: { domain: 'push.example.com' }, top: 3 },
  ]);
  const { store } = (await openWorld()).services;
  for (let start = 0; start < 2; start += 1) await keepFixed(config?.digests ?? [], store.digests, NOW);
  const kept = (await store.digests.list()).map(({ body }) => readOrder(body));
  expect(kept.map(({ filter, top }) => ({ filter, top }))).toEqual(
    expect.arrayContaining([
      { filter: undefined, top: undefined },
      { filter: { app: 'live', prefix: 'room-' }, top: undefined },
      { filter: { domain: 'push.example.com' }, top: 3 },
    ]),
  );
  expect(kept).toHaveLength(3);
});

test.each([
  ['channel: "#live", at: "09:30"', 'digests.0.channel'],
  ['channel: "slack:C024BE7LR", at: "25:00"', 'digests.0.at'],
  ['channel: "slack:C024BE7LR", at: 09:30', undefined],
  ['channel: "slack:C024BE7LR", at: "09:30", every: weekly, on: monday', undefined],
  ['channel: "slack:C024BE7LR", at: "09:30", every: hourly', 'digests.0.every'],
  ['channel: "slack:C024BE7LR", at: "09:30", zone: Mars/Olympus', 'digests.0.zone'],
  ['channel: "slack:C024BE7LR"', 'digests.0.at'],
  [
    'channel: "slack:C024BE7LR", at: "09:30", domain: Push.Example.com, app: live, prefix: a-, top: 5',
    undefined,
  ],
  ['channel: "slack:C024BE7LR", at: "09:30", domain: other.example.com', 'digests.0.domain'],
  ['channel: "slack:C024BE7LR", at: "09:30", app: "a b"', 'digests.0.app'],
  ['channel: "slack:C024BE7LR", at: "09:30", prefix: "a/b"', 'digests.0.prefix'],
  ['channel: "slack:C024BE7LR", at: "09:30", top: 0', 'digests.0.top'],
])('a line such as { %s } is read or named', (given, fault) => {
  const settings = read(`  - { ${given} }`).faults?.map(({ setting }) => setting);
  expect(settings).toEqual(fault === undefined ? undefined : [`tallylight.yml: ${fault}`]);
});

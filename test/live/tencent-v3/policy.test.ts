import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { V3_ABILITIES } from '../../../src/live/tencent-v3/abilities.ts';

/** What the check of the credentials calls. */
const CHECKED = 'DescribeLiveDomains';

test('the policy in README names every action that the bot calls, and no other', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const named = [...readme.matchAll(/`(?:live|vod):(\w+)`/g)].map(([, action]) => action);
  const called = Object.values(V3_ABILITIES).flatMap((table) =>
    Object.values(table).flatMap((ability) => ('calls' in ability ? ability.calls : [])),
  );
  expect(new Set(named)).toEqual(new Set([...called, CHECKED]));
});

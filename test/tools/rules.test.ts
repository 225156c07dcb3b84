import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { importFault } from '../../src/tools/import-rule.ts';
import { ruleFaults } from '../../src/tools/rules.ts';

type Tree = Readonly<Record<string, string>>;

/** A small repository that keeps every rule. */
const CLEAN: Tree = {
  'commands/status.ts': "import * as z from 'zod';\nimport { text } from '../src/core/text.ts';\n",
  'commands/audit/show.ts': "import type { AuditRow } from '../../src/core/command.ts';\n",
  'test/commands/status.test.ts': '',
  'test/commands/audit/show.test.ts': '',
  'src/core/text.ts': 'export const text = 1;\n',
  'src/chat/slack/slack.ts': "import bolt from '@slack/bolt';\nimport type { Chat } from '../port.ts';\n",
  'src/chat/terminal/terminal.ts': "import type { Chat } from '../port.ts';\n",
  'src/live/tencent-v3/sign.ts': "import { createHmac } from 'node:crypto';\n",
  'test/chat/slack/contract.test.ts': "chatContract('Slack', open);\n",
  'test/live/tencent-v3/contract.test.ts': "liveContract('API 3.0', open);\n",
};

/** The faults of the small repository with these files changed or, where empty, left out. */
function faultsWith(changed: Readonly<Record<string, string | undefined>>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'tallylight-rules-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, content] of Object.entries({ ...CLEAN, ...changed })) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return ruleFaults(root);
}

test('a repository that keeps the rules has no fault', () => expect(faultsWith({})).toEqual([]));

test('an empty one has none either', () => {
  expect(faultsWith(Object.fromEntries(Object.keys(CLEAN).map((path) => [path, undefined])))).toEqual([]);
});

describe('every way to write an import is seen', () => {
  test.each([
    "import { slack } from '../chat/slack/slack.ts';",
    "import type { Slack } from '../chat/slack/slack.ts';",
    "import {\n  one,\n  two,\n} from '../chat/slack/slack.ts';",
    "export * from '../chat/slack/slack.ts';",
    "export { slack } from '../chat/slack/slack.ts';",
    "import '../chat/slack/slack.ts';",
    "const slack = await import('../chat/slack/slack.ts');",
    "type Slack = import('../chat/slack/slack.ts').Slack;",
  ])('%s', (line) => {
    expect(faultsWith({ 'src/core/text.ts': `export const text = 1;\n${line}\n` })).toEqual([
      'src/core/text.ts may not import src/chat/slack/slack.ts (src/README.md, import rule)',
    ]);
  });
});

test('several faults are told at once', () => {
  const faults = faultsWith({
    'commands/ban.ts': "import bolt from '@slack/bolt';\nimport { readFileSync } from 'node:fs';\n",
    'src/chat/discord/discord.ts': "import { slack } from '../slack/slack.ts';\n",
    'test/chat/slack/contract.test.ts': undefined,
  });
  expect(faults).toEqual([
    'src/chat/discord/discord.ts may not import src/chat/slack/slack.ts (src/README.md, import rule)',
    'commands/ban.ts may not import @slack/bolt (src/README.md, import rule)',
    'commands/ban.ts may not import node:fs (src/README.md, import rule)',
    'commands/ban.ts has no test: write test/commands/ban.test.ts',
    'src/chat/discord calls no chatContract (test/contracts)',
    'src/chat/slack calls no chatContract (test/contracts)',
  ]);
});

test.each([
  [
    'test/commands/audit/show.test.ts',
    'commands/audit/show.ts has no test: write test/commands/audit/show.test.ts',
  ],
  ['test/live/tencent-v3/contract.test.ts', 'src/live/tencent-v3 calls no liveContract (test/contracts)'],
])('without %s', (path, fault) => expect(faultsWith({ [path]: undefined })).toEqual([fault]));

const may = (file: string, specifier: string) => {
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
  return importFault({ file, specifier, target }) === undefined;
};

describe('the rule itself', () => {
  test.each([
    ['src/core/dispatch.ts', '../store/port.ts', true],
    ['src/core/dispatch.ts', '../store/open.ts', false],
    ['src/core/dispatch.ts', '../live/wording.ts', false],
    ['src/core/dispatch.ts', 'node:crypto', false],
    ['src/core/dispatch.ts', 'zod', true],
    ['src/core/dispatch.ts', 'zod/v4', true],
    ['src/core/dispatch.ts', 'zodiac', false],
    ['src/core/errors.ts', './text.ts', true],
    ['src/core/errors.ts', './reply.ts', false],
    ['src/live/port.ts', '../core/errors.ts', false],
    ['src/live/tencent-v3/errors.ts', '../../core/errors.ts', true],
    ['src/live/tencent-v3/errors.ts', '../../core/services.ts', false],
    ['src/live/tencent-v3/call.ts', '../tencent/http.ts', true],
    ['src/live/tencent-v3/call.ts', '../tencent-legacy/call.ts', false],
    ['src/live/tencent/http.ts', '../tencent-v3/call.ts', false],
    ['src/live/other/call.ts', '../tencent/http.ts', false],
    ['src/live/tencent-v3/errors.ts', '../../sim/clock.ts', false],
    ['src/sim/clock.ts', '../core/text.ts', false],
    ['src/sim/clock.ts', './slack/slack-sim.ts', true],
    ['src/store/open.ts', '../core/errors.ts', true],
    ['src/store/open.ts', '../live/port.ts', false],
    ['src/watch/laters.ts', '../chat/port.ts', true],
    ['src/watch/laters.ts', '../chat/slack/slack.ts', false],
    ['src/config/config.ts', 'node:fs', false],
    ['src/main.ts', './chat/slack/slack.ts', true],
    ['commands/ban.ts', '../src/live/wording.ts', true],
    ['commands/ban.ts', '../src/live/tencent-v3/tencent-v3.ts', false],
    ['commands/ban.ts', './unban.ts', false],
  ])('%s, %s: %s', (file, specifier, allowed) => expect(may(file, specifier)).toBe(allowed));
});

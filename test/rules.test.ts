import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PARTS = ['src', 'commands', 'test', 'manifest.yml', 'README.md', 'package.json', 'tsconfig.json'];

/** A copy of this repository that may be broken. */
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'tallylight-rules-'));
  for (const part of PARTS) cpSync(part, join(copy, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rmSync(copy, { recursive: true }));

/** What `npm run check` runs for the rules of the house, in the copy. */
function check() {
  const args = ['--import', 'tsx', 'src/tools/check-rules.ts'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return {
    status,
    faults: stderr
      .trim()
      .split('\n')
      .filter((line) => line !== ''),
  };
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(copy, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe('npm run check', { timeout: 60_000 }, () => {
  it('finds nothing in this repository', () => {
    expect(check()).toEqual({ status: 0, faults: [] });
  });

  it('fails on a forbidden import', () => {
    edit('src/core/text.ts', (text) => `import '../chat/slack/slack.ts';\n${text}`);
    expect(check()).toEqual({
      status: 1,
      faults: ['src/core/text.ts may not import src/chat/slack/slack.ts (src/README.md, import rule)'],
    });
  });

  it('fails on a stale manifest and a stale table of commands', () => {
    edit('manifest.yml', (text) => text.replace('chat:write', 'chat:write.public'));
    edit('commands/help.ts', (text) =>
      text.replace('What you can do here, and whom', 'What you may do here, and whom'),
    );
    expect(check()).toEqual({
      status: 1,
      faults: ['manifest.yml is stale: run "npm run manifest"', 'README.md is stale: run "npm run manifest"'],
    });
  });

  it('fails on a command without a test', () => {
    rmSync(join(copy, 'test/commands/cut.test.ts'));
    expect(check()).toEqual({
      status: 1,
      faults: ['commands/cut.ts has no test: write test/commands/cut.test.ts'],
    });
  });
});

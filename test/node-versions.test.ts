import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Paths of other Node binaries, separated by colons; `.ci/run` installs 22 and 24. */
const nodes = (process.env['TALLYLIGHT_NODES'] ?? '').split(':').filter((path) => path !== '');
const HOW = 'set TALLYLIGHT_NODES=/path/of/node22:/path/of/node24, or run .ci/run, which installs them';

const isLeftOut = nodes.length === 0;
if (isLeftOut) process.stdout.write(`left out: other Node versions (${HOW})\n`);

describe('the street on other Node versions', () => {
  it.skipIf(isLeftOut).each(isLeftOut ? ['none named'] : nodes)('%s', { timeout: 180_000 }, (node) => {
    const args = [
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/street.test.ts',
      'test/store/sqlite.test.ts',
    ];
    const { TALLYLIGHT_NODES: _left, ...env } = process.env;
    const run = spawnSync(node, args, { env, encoding: 'utf8' });
    expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0);
  });
});

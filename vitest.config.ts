import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    // The SDKs take longer to load than most files take to run; nothing of ours keeps state in a module.
    isolate: false,
  },
});

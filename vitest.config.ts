import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // A third of the time is waited for processes and connections: more than one for each of two processors.
    maxWorkers: 3,
    // The SDKs take longer to load than most files take to run; nothing of ours keeps state in a module.
    isolate: false,
  },
});

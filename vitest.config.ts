import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [
      'server/src/**/*.test.{ts,tsx}',
      'console/src/**/*.test.{ts,tsx}',
      'conformance/small/**/*.test.ts',
      'conformance/unseen/*.test.ts',
      'conformance/gate-leaks/*.test.ts',
    ],
    environment: 'node',
    globalSetup: ['server/src/kernel/db/testing-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});

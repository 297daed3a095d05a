import { defineConfig } from 'vitest/config';

/** Projects differ in what they need: nothing, sockets and real peers, or minutes. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/conformance/**/*.test.ts'],
          setupFiles: ['test/unit/english.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: { name: 'slow', include: ['test/slow/**/*.test.ts'], testTimeout: 600_000 },
      },
    ],
  },
});

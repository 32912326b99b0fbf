import { defineConfig } from 'vitest/config';

/** unit needs Node alone; browser needs Chromium (files named *.browser.test.ts); engine needs the Pulumi engine. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    globalSetup: ['test/temporary-folder.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/engine/**', 'test/provider/**'],
        },
      },
      // Needs the real engine (npm run engine): it fails without it.
      {
        extends: true,
        test: {
          name: 'engine',
          globalSetup: ['test/provider/bundled.ts'],
          include: ['test/engine/**/*.test.ts', 'test/provider/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // Real processes on a machine that others use too: what fails twice is wrong.
          retry: 1,
        },
      },
      { extends: true, test: { name: 'browser', include: ['test/**/*.browser.test.ts'], testTimeout: 120_000 } },
    ],
    coverage: { provider: 'v8', include: ['src/**/*.ts'], exclude: ['src/**/*.d.ts'], reporter: ['text-summary', 'html', 'json-summary'] },
  },
});

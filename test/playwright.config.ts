import { defineConfig } from '@playwright/test';
import { chromiumSwitches, findChromium } from './chromium.ts';

const executablePath = findChromium();

/**
 * One worker: the specs mine for real, and two miners on one machine would only measure each other. Those of
 * `visual` mine nothing and may share the machine.
 */
export default defineConfig({
  testDir: '.',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  // The machine mines meanwhile, and a small one has little left for the page.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  outputDir: '../test-results',
  projects: [
    {
      name: 'browser',
      testMatch: 'e2e/*.spec.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        launchOptions: {
          args: [...chromiumSwitches],
          ...(executablePath === undefined ? {} : { executablePath }),
        },
      },
    },
    { name: 'electron', testMatch: 'e2e/electron/*.spec.ts' },
    {
      name: 'visual',
      testMatch: 'visual/*.spec.ts',
      fullyParallel: true,
      use: {
        browserName: 'chromium',
        launchOptions: {
          args: [...chromiumSwitches],
          ...(executablePath === undefined ? {} : { executablePath }),
        },
      },
    },
  ],
});

// The browser tests: each one twice, scripts off and then on, in Debian's own Chromium.
import { defineConfig } from '@playwright/test';
import { chromium } from './chromium.js';

export default defineConfig({
  testMatch: '*.spec.js',
  globalSetup: './seed.js',
  outputDir: 'out/results',
  reporter: [['list']],
  fullyParallel: true,
  workers: 2,
  retries: 0,
  maxFailures: process.env.CI ? 10 : 0,
  forbidOnly: !!process.env.CI,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  use: {
    launchOptions: chromium,
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  },
  projects: [
    { name: 'scripts-off', use: { javaScriptEnabled: false } },
    { name: 'scripts-on', use: { javaScriptEnabled: true } },
  ],
});

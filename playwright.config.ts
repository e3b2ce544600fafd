import { defineConfig } from '@playwright/test'
import { QUIET_BROWSER, browserPath } from './tests/fixtures/browser'

/**
 * End to end in a real Chromium, on the pages of the last build: `pages` on a main in memory, in worlds of the tests'
 * choice; `app` on the real app with its real database.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A shared machine may stand still for seconds in the middle of a gesture. What passes at its second try is listed as
  // flaky at the end of the run, and is a bug to mend all the same.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env['CI'] ? [['list'], ['html', { open: 'never' }]] : 'list',
  use: {
    launchOptions: { executablePath: browserPath(), args: QUIET_BROWSER },
    // A trace of each test costs a fifth of the time; `--trace on` records one where it is wanted.
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
  },
  projects: [
    { name: 'fake bridge', testMatch: 'pages/fake-bridge.setup.ts' },
    { name: 'pages', testMatch: 'pages/**/*.spec.ts', dependencies: ['fake bridge'] },
    { name: 'app', testMatch: 'app/**/*.spec.ts' },
  ],
})

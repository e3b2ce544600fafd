import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** A browser of the system: none is downloaded for the tests. */
const chromium = [
  process.env['FAMILIAR_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

export default defineConfig({
  testDir: 'tests/e2e',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  reporter: 'list',
  use: {
    launchOptions: {
      ...(chromium !== undefined && { executablePath: chromium }),
      args: [
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'build-pages', testMatch: 'pages/build.setup.ts' },
    { name: 'pages', testMatch: 'pages/**/*.spec.ts', dependencies: ['build-pages'] },
  ],
})

import { defineConfig } from '@playwright/test'
import base from '../../playwright.config'

/** `npm run screenshots`, after a build: takes the pictures of docs/screenshots anew. */
export default defineConfig({
  ...base,
  testDir: '..',
  outputDir: '../../test-results/screenshots',
  workers: 1,
  projects: [
    { name: 'fake bridge', testMatch: 'e2e/pages/fake-bridge.setup.ts' },
    {
      name: 'screenshots',
      testMatch: 'screenshots/*.spec.ts',
      dependencies: ['fake bridge'],
      use: { deviceScaleFactor: 2 },
    },
  ],
})

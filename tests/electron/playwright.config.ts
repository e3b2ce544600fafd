import { defineConfig } from '@playwright/test'
import { electronProgram } from './runtime'

/** `npx playwright test --config tests/electron`, after `npm run build`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Every test starts a Familiar of its own, with a database.
  timeout: 60_000,
  workers: 1,
  forbidOnly: true,
  outputDir: '../../test-results/electron',
  reporter: electronProgram() === null ? './missing-runtime-reporter.ts' : 'list',
})

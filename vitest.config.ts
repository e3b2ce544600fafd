import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@shared': at('./src/shared'), '@db': at('./db') } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/electron/**', 'tests/bench/**'],
    globalSetup: ['tests/fixtures/server.ts'],
    // Most tests wait for a database or a file system: one worker for two processors leaves both idle half the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A guard against hanging, as those above: how fast something is, is a bench's matter.
    expect: { poll: { timeout: 20_000 } },
  },
})

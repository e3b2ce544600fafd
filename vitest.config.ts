import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@shared': at('./src/shared'), '@db': at('./db') } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/electron/**', 'tests/bench/**'],
    globalSetup: ['tests/fixtures/server.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

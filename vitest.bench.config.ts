import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** `npm run bench`: one after the other, as two at once would measure each other. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['tests/bench/**/*.bench.ts'],
    exclude: [],
    fileParallelism: false,
    testTimeout: 600_000,
    disableConsoleIntercept: true,
  },
})

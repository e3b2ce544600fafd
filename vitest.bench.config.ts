import { mergeConfig } from 'vitest/config'
import config from './vitest.config'

/** `npm run bench`: one after the other, as two at once would measure each other. */
export default mergeConfig(config, {
  test: {
    include: ['tests/bench/**/*.bench.ts'],
    exclude: [],
    fileParallelism: false,
    testTimeout: 600_000,
    disableConsoleIntercept: true,
  },
})

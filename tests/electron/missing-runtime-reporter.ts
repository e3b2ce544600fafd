import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter'
import { MISSING } from './runtime'

/** Says plainly that nothing was run, and what was not. */
export default class MissingRuntimeReporter implements Reporter {
  onBegin(_config: FullConfig, suite: Suite): void {
    const titles = suite.allTests().map((test) => `  - ${test.titlePath().slice(3).join(' › ')}`)
    process.stdout.write(`${[MISSING, ...titles].join('\n')}\n`)
  }

  printsToStdio(): boolean {
    return true
  }
}

import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter'
import { MISSING, RUNTIME_EXPECTED } from './runtime'

/** Says plainly that nothing was run, and what was not. */
export default class MissingRuntimeReporter implements Reporter {
  onBegin(_config: FullConfig, suite: Suite): void {
    const titles = suite.allTests().map((test) => `  - ${test.titlePath().slice(3).join(' › ')}`)
    process.stdout.write(`${[MISSING, ...titles].join('\n')}\n`)
  }

  /** Where the runtime has just been installed, nothing run is nothing shown. */
  onEnd(): Promise<{ status: FullResult['status'] }> {
    const status = process.env[RUNTIME_EXPECTED] === undefined ? 'passed' : 'failed'
    return Promise.resolve({ status })
  }

  printsToStdio(): boolean {
    return true
  }
}

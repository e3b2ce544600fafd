import type { Log } from '../../../../src/main/log'

export interface TestLog extends Log {
  readonly lines: string[]
}

/** A log whose lines can be read; details are left out. */
export function createTestLog(): TestLog {
  const lines: string[] = []
  const write =
    (level: string) =>
    (message: string): void =>
      void lines.push(`${level} ${message}`)
  const log: TestLog = {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    for: () => log,
  }
  return log
}

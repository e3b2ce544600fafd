import { createInterface } from 'node:readline/promises'

/** Asks on a terminal for a yes. Who goes away instead of answering (Ctrl+C, Ctrl+D, no more input) says no. */
export function asks(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): (question: string) => Promise<boolean> {
  return async (question) => {
    const line = createInterface({ input, output, terminal: true })
    try {
      return await new Promise<boolean>((resolve) => {
        line.once('close', () => resolve(false))
        line.question(`${question} [y/N] `).then(
          (answer) => resolve(/^y(es)?$/i.test(answer.trim())),
          () => resolve(false),
        )
      })
    } finally {
      line.close()
    }
  }
}

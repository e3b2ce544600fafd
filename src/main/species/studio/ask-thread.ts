import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { FromThread, ThreadAnswer, ToThread } from './messages'

/** The thread could not be begun at all: what it was to do is still to be done. */
export class NoThread extends Error {
  override readonly name = 'NoThread'
}

/** Copied and handed over at a time, in bytes: a millisecond or two of the main thread's. */
const PART_BYTES = 4 * 1024 * 1024

/**
 * Begins a thread, asks it one thing and ends it, however that goes. Rejects with `NoThread` where it does not come up,
 * with the signal's reason once that is aborted, and with whatever ended the thread otherwise.
 */
export async function askThread(
  file: string,
  files: ReadonlyMap<string, Uint8Array>,
  question: ToThread,
  signal: AbortSignal,
): Promise<ThreadAnswer> {
  signal.throwIfAborted()
  const worker = new Worker(file)
  const tell = async (): Promise<void> => {
    for (const [path, bytes] of files)
      // An empty file has one part too.
      for (let at = 0; at === 0 || at < bytes.length; at += PART_BYTES) {
        const part = new Uint8Array(bytes.subarray(at, at + PART_BYTES))
        const message: ToThread = { kind: 'part', path, bytes: part }
        worker.postMessage(message, [part.buffer])
        await setImmediate()
        if (signal.aborted) return
      }
    worker.postMessage(question)
  }
  try {
    return await new Promise<ThreadAnswer>((resolve, reject) => {
      let isUp = false
      const failed = (cause: unknown): void =>
        reject(isUp ? errorOf(cause) : new NoThread('The thread did not come up.', { cause }))
      signal.addEventListener('abort', () => reject(errorOf(signal.reason)), { once: true })
      worker.on('error', failed)
      worker.on('exit', (code) => failed(new Error(`The thread ended with ${code}.`)))
      worker.on('message', (message: FromThread) => {
        if (message.kind !== 'ready') {
          resolve(message)
          return
        }
        isUp = true
        tell().catch(reject)
      })
    })
  } finally {
    await worker.terminate()
  }
}

/** A thread may throw anything. */
function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

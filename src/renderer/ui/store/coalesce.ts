/**
 * Runs an asynchronous job at most once at a time: calls made meanwhile lead to one more run afterwards. Bursts of
 * pushes thus cost two requests and no timer.
 */
export function coalesce(job: () => Promise<void>): () => void {
  let asked = 0
  let done = 0
  const run = async (): Promise<void> => {
    while (done < asked) {
      const upTo = asked
      await job()
      done = upTo
    }
  }
  return () => {
    const isIdle = done === asked
    asked += 1
    if (isIdle) void run()
  }
}

/** The drive, or whatever else was asked, did not answer in time. It may still do so, to nobody. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'

  constructor(readonly seconds: number) {
    super(`no answer within ${seconds} s`)
  }
}

/** The outcome of `work`, or a NoAnswer when it takes longer than `ms`. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(Math.round(ms / 1000))), ms)
  })
  try {
    return await Promise.race([work, patience])
  } finally {
    clearTimeout(timer)
  }
}

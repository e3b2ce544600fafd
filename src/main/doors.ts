import type { Handlers } from './ipc/handlers'
import { type Router, type RouterOptions, createRouter } from './ipc/router'

export interface DoorsOptions extends Omit<RouterOptions, 'handlers' | 'early'> {
  /** What is answered also while the doors are closed; may wait for whoever opens them. */
  readonly early: (handlers: () => Promise<Handlers>) => RouterOptions['early']
}

/** The way of a request to the household that lives here. While none does, requests wait. */
export interface Doors {
  readonly answer: Router
  open(handlers: Handlers): void
  /** From now on requests wait for the next household. */
  close(): void
  /** Nobody will open: those who wait are told why, and so is everybody after them. */
  lock(error: unknown): void
}

/** Makes closed doors. */
export function createDoors({ early, ...options }: DoorsOptions): Doors {
  let handlers = deferred<Handlers>()
  const newRouter = (): Router =>
    createRouter({ ...options, early: early(() => handlers.promise), handlers: handlers.promise })
  let router = newRouter()
  return {
    answer: (window, route, input, pet) => router(window, route, input, pet),
    open: (opened) => handlers.resolve(opened),
    close: () => {
      handlers = deferred()
      router = newRouter()
    },
    lock: (error) => handlers.reject(error),
  }
}

export interface Deferred<T> {
  readonly promise: Promise<T>
  resolve(value: T): void
  reject(error: unknown): void
}

/** A promise to be settled from outside. */
export function deferred<T>(): Deferred<T> {
  let settle: Pick<Deferred<T>, 'resolve' | 'reject'> | null = null
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Rejected with nobody waiting is no error here: there was no request to refuse.
  promise.catch(() => undefined)
  return {
    promise,
    resolve: (value) => settle?.resolve(value),
    reject: (error) => settle?.reject(error),
  }
}

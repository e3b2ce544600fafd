const MINUTE = 60_000

let current = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/**
 * The page's one clock: it moves on at every full minute, and only while somebody looks. Hidden pages have no timer; a
 * page that is seen again is told the time at once.
 */
export const minuteClock = {
  now: (): number => current,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    if (listeners.size === 1) {
      document.addEventListener('visibilitychange', tick)
      tick()
    }
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      document.removeEventListener('visibilitychange', tick)
      clearTimeout(timer)
    }
  },
}

function tick(): void {
  clearTimeout(timer)
  if (document.hidden) return
  current = Date.now()
  timer = setTimeout(tick, MINUTE - (current % MINUTE))
  for (const listener of listeners) listener()
}

import { useEffect, useState } from 'react'
import { usePageVisible } from '../../../ui/use-page-visible'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/**
 * Milliseconds left until an instant, moving on with each full minute and in the last minute with each second. It has a
 * timer only while somebody looks and time is left.
 */
export function useTimeLeft(until: string): number {
  const ends = Date.parse(until)
  // In an object, so that it is drawn anew also where the clock stands still.
  const [seen, setSeen] = useState(() => ({ now: Date.now() }))
  const visible = usePageVisible()
  const left = Math.max(0, ends - seen.now)

  useEffect(() => {
    if (!visible || left === 0) return
    const really = Math.max(0, ends - Date.now())
    const step = really > MINUTE ? MINUTE : SECOND
    const isBehind = Math.ceil(really / step) !== Math.ceil(left / step)
    const timer = setTimeout(
      () => setSeen({ now: Date.now() }),
      isBehind ? 0 : really % step || step,
    )
    return () => clearTimeout(timer)
  }, [visible, ends, left, seen])
  return left
}

import { useEffect, useState } from 'react'
import { usePageVisible } from '../ui/use-page-visible'
import { type Reading, readReport } from './read-report'

const EVERY_MS = 1_000

/** The newest report, once a second as long as anybody can see it. */
export function useReport(): Reading {
  const visible = usePageVisible()
  const [reading, setReading] = useState<Reading>(readReport)
  useEffect(() => {
    if (!visible) return
    const timer = setInterval(() => setReading(readReport()), EVERY_MS)
    return () => clearInterval(timer)
  }, [visible])
  return reading
}

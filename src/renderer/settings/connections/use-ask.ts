import { useRef, useState } from 'react'
import type { RouteResult } from '@shared/contract/errors'
import { announce } from '../../ui/live/announcements'
import { showToast } from '../../ui/toast/toasts'

export interface Asking {
  readonly busy: boolean
  /** Asks main; a refusal is said in a toast, success in `said` to those who listen. Answers whether it went well. */
  readonly ask: (job: () => Promise<RouteResult<unknown>>, said?: string) => Promise<boolean>
}

/** One thing asked of main at a time. */
export function useAsk(): Asking {
  const [busy, setBusy] = useState(false)
  const asking = useRef(false)
  return {
    busy,
    ask: async (job, said) => {
      if (asking.current) return false
      asking.current = true
      setBusy(true)
      const result = await job()
      asking.current = false
      setBusy(false)
      if (!result.ok) showToast(result.error.message, { look: 'problem' })
      else if (said !== undefined) announce(said)
      return result.ok
    },
  }
}

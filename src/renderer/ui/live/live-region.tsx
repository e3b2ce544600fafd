import { useStore } from 'zustand'
import { announcements } from './announcements'

/** The page's one polite live region. The same words said twice are heard twice, because the node changes. */
export function LiveRegion() {
  const { text, count } = useStore(announcements)
  return (
    <div className="only-heard" aria-live="polite" aria-atomic="true">
      <span key={count}>{text}</span>
    </div>
  )
}

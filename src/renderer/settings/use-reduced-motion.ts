import { useSyncExternalStore } from 'react'
import { useSettings } from './store/use-settings'

const query = matchMedia('(prefers-reduced-motion: reduce)')

/** Does the computer ask for reduced motion? */
export function useSystemReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches)
}

/** Are pets to hold still: as the user says, else as the computer asks? */
export function useReducedMotion(): boolean {
  const asked = useSystemReducedMotion()
  const wish = useSettings(({ settings }) => settings.data?.reducedMotion ?? 'system')
  return wish === 'system' ? asked : wish === 'on'
}

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

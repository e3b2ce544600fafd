import type { Settings } from '@shared/contract/settings'

/** Is the pet to hold still: as the user says, else as the computer is set to. */
export interface ReducedMotion {
  matches(): boolean
  setWish(wish: Settings['reducedMotion']): void
}

export function watchReducedMotion(onChange: () => void): ReducedMotion {
  const system = matchMedia('(prefers-reduced-motion: reduce)')
  let wish: Settings['reducedMotion'] = 'system'
  system.addEventListener('change', onChange)
  return {
    matches: () => (wish === 'system' ? system.matches : wish === 'on'),
    setWish: (next) => {
      if (next === wish) return
      wish = next
      onChange()
    },
  }
}

import type { LedgerEntry } from '@shared/contract/ledger'
import type { Act } from './act'

/** What a scored event makes the pet do. */
export function actFor({ type, effect }: LedgerEntry): Act {
  if (effect.level.to > effect.level.from) return 'level-up'
  switch (type) {
    case 'goal.completed':
    case 'release.published':
    case 'pull_request.merged':
      return 'celebrate'
    case 'pet.petted':
      return 'petted'
    case 'pet.played':
      return 'play'
    case 'sleep.logged':
      return 'wave'
    default:
      return 'eat'
  }
}

import type { UserId } from '@shared/domain/ids'
import type { DataKey } from './envelope'

/** Keys of a user that are written nowhere on this computer. */
export interface HeldKeys {
  readonly keys: Map<string, DataKey>
  current: DataKey | null
  accountKey: DataKey | null
}

/** Keys for as long as the process runs: they outlast a household, which is furnished anew after each sign-in. */
export interface KeyMemory {
  of(userId: UserId): HeldKeys
}

export function createKeyMemory(): KeyMemory {
  const users = new Map<UserId, HeldKeys>()
  return {
    of: (userId) => {
      const known = users.get(userId)
      if (known !== undefined) return known
      const held: HeldKeys = { keys: new Map(), current: null, accountKey: null }
      users.set(userId, held)
      return held
    },
  }
}

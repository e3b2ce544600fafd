import type { UserId } from '@shared/domain/ids'
import type { Database, Queries } from '../../database/connection'
import { messageOf } from '../../failure'
import type { Log } from '../../log'
import { Trouble } from '../../trouble'
import type { DataKey } from './envelope'
import { type KeyRing, newKey } from './key-ring'
import {
  type SharedKeys,
  type Wrapping,
  openProtectedKey,
  openShared,
  protectKey,
  readWrapping,
  writeWrapping,
} from './password-wrapping'
import { words } from './words'

/** Where the wrapping of the user's keys is kept, for their other computers. */
export interface WrappingStore {
  read(tx: Queries): Promise<string | null>
  /** Holds it until the transaction ends, so that of two computers none overwrites what the other has just written. */
  lock(tx: Queries): Promise<void>
  keep(tx: Queries, wrapping: string): Promise<void>
}

/**
 * The user's keys, shared by the computers on which they have signed in with their password. The password protects an
 * account key, which each of these computers keeps; the account key protects the data keys. So every one of them can
 * share new data keys, and take over those of another, without asking for the password.
 */
export interface Sharing {
  /** What is shared, locked until the transaction ends; null when nothing is, or it does not open here. */
  lock(tx: Queries): Promise<Shared | null>
  /** As `lock`, without a lock. */
  read(tx: Queries): Promise<SharedKeys | null>
  /**
   * Shares the keys of this computer with who knows the password. `previous` is the password that was until now. Must run
   * in a transaction.
   */
  protect(tx: Queries, password: string, previous: string | null): Promise<void>
  /** Throws a Trouble `locked` when the password is another, or the wrapping is damaged; null when nothing is shared. */
  unlock(database: Database, password: string): Promise<Unlocked | null>
}

export interface Shared {
  readonly keys: readonly DataKey[]
  /** Shares these from now on, in place of those. */
  replace(keys: SharedKeys): Promise<void>
}

export interface Unlocked {
  readonly accountKey: DataKey
  readonly shared: SharedKeys
}

export interface SharingOptions {
  readonly userId: UserId
  readonly ring: KeyRing
  readonly store: WrappingStore
  readonly log: Log
}

export function createSharing({ userId, ring, store, log }: SharingOptions): Sharing {
  const stored = async (tx: Queries): Promise<Wrapping | null> => {
    const text = await store.read(tx)
    return text === null ? null : readWrapping(text)
  }

  const open = async (tx: Queries) => {
    const [wrapping, accountKey] = [await stored(tx), await ring.accountKey()]
    if (wrapping === null || wrapping.accountKey.id !== accountKey?.id) return null
    const shared = openShared(userId, accountKey, wrapping)
    if (shared === null) log.warn('the keys that are shared with other computers were changed')
    return shared && { accountKey, wrapping, shared }
  }

  /** The same account key as before where it can be had: what other computers keep goes on being shared. */
  const accountKeyFor = async (tx: Queries, previous: string | null): Promise<DataKey> => {
    const [wrapping, known] = [await stored(tx), await ring.accountKey()]
    if (wrapping === null) return known ?? newKey('written')
    if (known?.id === wrapping.accountKey.id) return known
    if (previous === null) return newKey('written')
    return openProtectedKey(previous, userId, wrapping.accountKey).catch((error: unknown) => {
      log.warn('the keys were shared with another password', { problem: messageOf(error) })
      return newKey('written')
    })
  }

  return {
    read: async (tx) => (await open(tx))?.shared ?? null,
    lock: async (tx) => {
      await store.lock(tx)
      const opened = await open(tx)
      if (opened === null) return null
      const { accountKey, wrapping, shared } = opened
      return {
        keys: shared.keys,
        replace: (next) =>
          store.keep(tx, writeWrapping(userId, accountKey, wrapping.accountKey, next)),
      }
    },
    protect: async (tx, password, previous) => {
      const { id: current } = await ring.current()
      const accountKey = await accountKeyFor(tx, previous)
      await ring.keepAccountKey(accountKey)
      const protectedKey = await protectKey(password, userId, accountKey)
      await store.lock(tx)
      const shared = (await open(tx))?.shared.keys ?? []
      const keys = distinct([...shared, ...(await ring.all())])
      await store.keep(tx, writeWrapping(userId, accountKey, protectedKey, { keys, current }))
    },
    unlock: async (database, password) => {
      const text = await store.read(database)
      if (text === null) return null
      const wrapping = readWrapping(text)
      if (wrapping === null) throw new Trouble('locked', words.unreadableWrapping)
      const accountKey = await openProtectedKey(password, userId, wrapping.accountKey)
      const shared = openShared(userId, accountKey, wrapping)
      if (shared === null) throw new Trouble('locked', words.unreadableWrapping)
      return { accountKey, shared }
    },
  }
}

/** Each key once. */
export function distinct(keys: readonly DataKey[]): DataKey[] {
  return [...new Map(keys.map((key) => [key.id, key])).values()]
}

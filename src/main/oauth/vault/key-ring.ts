import { randomBytes } from 'node:crypto'
import { KEY_BYTES } from '../../aes-gcm'
import { messageOf } from '../../failure'
import type { DataKey } from './envelope'
import type { HeldKeys } from './key-memory'
import { createLane } from './one-at-a-time'
import { type WrappedKeysOptions, openWrappedKeys } from './wrapped-keys'

export interface KeyRingOptions extends WrappedKeysOptions {
  /** The user said that a protection which is none is good enough. */
  readonly isWeakAllowed: () => boolean
  /** The user's keys of this process that are written nowhere. */
  readonly held: HeldKeys
}

export interface KeyRingStanding {
  readonly protection: 'keychain' | 'key-file' | 'none'
  readonly kept: 'encrypted' | 'memory'
  /** The keeper would not keep a key, though it said that it could. */
  readonly refused: boolean
}

/**
 * The keys of one user. Those that may be written down are in the user's file, wrapped; where nothing can keep them safe
 * they exist in this process alone, and what they sealed is as good as gone when it ends.
 */
export interface KeyRing {
  /** The key to seal with now; made when there is none. */
  current(): Promise<DataKey>
  /** `unknown`: no such key here. `memory`: one of an earlier run that was never written. `refused`: it cannot be unwrapped. */
  find(id: string): Promise<DataKey | 'unknown' | 'memory' | 'refused'>
  /** Every key that can be opened here. */
  all(): Promise<readonly DataKey[]>
  /** Makes a new key and begins to seal with it. The account key is kept from now on as that one is. */
  begin(): Promise<DataKey>
  /** Takes keys over from another computer and begins to seal with one of them. */
  adopt(keys: readonly DataKey[], current: string): Promise<void>
  /** Forgets every key but these, and those that cannot be opened here. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>
  /** What the user's computers share the keys with; null when it is not known here. */
  accountKey(): Promise<DataKey | null>
  keepAccountKey(key: DataKey): Promise<void>
  standing(): Promise<KeyRingStanding>
  /** Are keys still written down that may not be: disallowed, and the app ended before they were replaced? */
  isLeftWeak(): Promise<boolean>
}

const ID_BYTES = 8

export function createKeyRing(options: KeyRingOptions): KeyRing {
  const { keeper, isWeakAllowed, held, log } = options
  const written = openWrappedKeys(options)
  const lane = createLane()
  let refused = false

  const protection = (): Promise<'keychain' | 'key-file' | 'none'> =>
    keeper.protection().catch((error: unknown) => {
      log.warn('it is not known how keys can be kept here', { problem: messageOf(error) })
      return 'none' as const
    })
  const mayWrite = async (): Promise<boolean> =>
    !refused && ((await protection()) !== 'none' || isWeakAllowed())

  const hold = (key: DataKey): DataKey => {
    held.keys.set(key.id, key)
    held.current = key
    return key
  }
  const makeHeld = (): DataKey => hold(newKey('memory'))
  const makeWritten = async (): Promise<DataKey> => {
    const key = newKey('written')
    if (await written.save([key], key.id)) return key
    refused = true
    return makeHeld()
  }
  /** The key of the file; where there is none yet, of whichever process makes it first. */
  const writtenCurrent = async (): Promise<DataKey> => {
    const found = await written.current()
    if (found !== null) return found
    const key = newKey('written')
    const saved = await written.create(key)
    if (saved === 'kept') return key
    // Made by another process meanwhile, or none of it opens here.
    if (saved === 'late') return (await written.current()) ?? (await makeWritten())
    refused = true
    return makeHeld()
  }

  const findAccountKey = async (): Promise<DataKey | null> =>
    held.accountKey ?? (await written.accountKey())
  const placeAccountKey = async (key: DataKey): Promise<void> => {
    if (await mayWrite()) {
      refused = !(await written.saveAccountKey(key))
      held.accountKey = refused ? key : null
      return
    }
    held.accountKey = key
    // A keychain that refuses may be open again next time; a protection that is none is not to be left with it.
    if (!refused) await written.saveAccountKey(null)
  }

  return {
    current: () =>
      lane(async () => ((await mayWrite()) ? writtenCurrent() : (held.current ?? makeHeld()))),
    find: (id) =>
      lane(async () => {
        const key = held.keys.get(id) ?? (await written.find(id))
        return key === 'unknown' && wasHeld(id) ? 'memory' : key
      }),
    all: () => lane(async () => [...(await written.all()), ...held.keys.values()]),
    begin: () =>
      lane(async () => {
        // Asked for anew: a keychain that was locked may be open now.
        refused = false
        const accountKey = await findAccountKey()
        const key = (await mayWrite()) ? await makeWritten() : makeHeld()
        if (accountKey !== null) await placeAccountKey(accountKey)
        return key
      }),
    adopt: (keys, current) =>
      lane(async () => {
        if (await mayWrite()) {
          if (await written.save(keys, current)) return
          refused = true
        }
        for (const key of keys) held.keys.set(key.id, key)
        held.current = held.keys.get(current) ?? null
      }),
    keepOnly: (ids) =>
      lane(async () => {
        for (const id of held.keys.keys()) if (!ids.has(id)) held.keys.delete(id)
        if (held.current !== null && !ids.has(held.current.id)) held.current = null
        await written.keepOnly(ids)
      }),
    accountKey: () => lane(findAccountKey),
    keepAccountKey: (key) => lane(() => placeAccountKey(key)),
    standing: async () => ({
      protection: await protection(),
      kept: (await mayWrite()) ? 'encrypted' : 'memory',
      refused,
    }),
    isLeftWeak: () =>
      lane(async () => {
        if (isWeakAllowed() || (await protection()) !== 'none') return false
        // What a keychain wrapped that is away just now cannot be unwrapped, and is safe.
        return (await written.all()).length > 0
      }),
  }
}

/** Ids of keys that are never written begin with a zero byte, those of the others do not. */
export function newKey(kind: 'written' | 'memory'): DataKey {
  const id = randomBytes(ID_BYTES)
  id[0] = kind === 'memory' ? 0 : (id[0] ?? 0) | 1
  return { id: id.toString('hex'), key: randomBytes(KEY_BYTES) }
}

function wasHeld(id: string): boolean {
  return id.startsWith('00')
}

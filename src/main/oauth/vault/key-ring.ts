import { randomBytes } from 'node:crypto'
import { KEY_BYTES } from '../../aes-gcm'
import { messageOf } from '../../failure'
import type { DataKey } from './envelope'
import { createLane } from './one-at-a-time'
import { type WrappedKeysOptions, openWrappedKeys } from './wrapped-keys'

export interface KeyRingOptions extends WrappedKeysOptions {
  /** The user said that a protection which is none is good enough. */
  readonly isWeakAllowed: () => boolean
}

export interface KeyRingStanding {
  readonly protection: 'keychain' | 'key-file' | 'none'
  readonly kept: 'encrypted' | 'memory'
  /** The keeper would not keep a key, though it said that it could. */
  readonly refused: boolean
}

/**
 * The data keys. Those that may be written down are in `vault.json`, wrapped; where nothing can keep them safe they
 * exist in this process alone, and what they sealed is as good as gone when it ends.
 */
export interface KeyRing {
  /** The key to seal with now; made when there is none. */
  current(): Promise<DataKey>
  /** `unknown`: no such key here. `memory`: one of an earlier run that was never written. `refused`: it cannot be unwrapped. */
  find(id: string): Promise<DataKey | 'unknown' | 'memory' | 'refused'>
  /** Every key that can be opened here. */
  all(): Promise<readonly DataKey[]>
  /** Makes a new key and begins to seal with it. */
  begin(): Promise<DataKey>
  /** Takes keys over from another computer and begins to seal with one of them. */
  adopt(keys: readonly DataKey[], current: string): Promise<void>
  /** Forgets every key but these, and those that cannot be opened here. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>
  standing(): Promise<KeyRingStanding>
}

const ID_BYTES = 8

export function createKeyRing(options: KeyRingOptions): KeyRing {
  const { keeper, isWeakAllowed, log } = options
  const written = openWrappedKeys(options)
  const lane = createLane()
  /** Keys of this run that are written nowhere. */
  const held = new Map<string, DataKey>()
  let heldCurrent: DataKey | null = null
  let refused = false

  const protection = (): Promise<'keychain' | 'key-file' | 'none'> =>
    keeper.protection().catch((error: unknown) => {
      log.warn('it is not known how keys can be kept here', { problem: messageOf(error) })
      return 'none' as const
    })
  const mayWrite = async (): Promise<boolean> =>
    !refused && ((await protection()) !== 'none' || isWeakAllowed())

  const hold = (key: DataKey): DataKey => {
    held.set(key.id, key)
    heldCurrent = key
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

  return {
    current: () =>
      lane(async () => ((await mayWrite()) ? writtenCurrent() : (heldCurrent ?? makeHeld()))),
    find: (id) =>
      lane(async () => {
        const key = held.get(id) ?? (await written.find(id))
        return key === 'unknown' && wasHeld(id) ? 'memory' : key
      }),
    all: () => lane(async () => [...(await written.all()), ...held.values()]),
    begin: () =>
      lane(async () => {
        // Asked for anew: a keychain that was locked may be open now.
        refused = false
        return (await mayWrite()) ? makeWritten() : makeHeld()
      }),
    adopt: (keys, current) =>
      lane(async () => {
        if ((await mayWrite()) && (await written.save(keys, current))) return
        for (const key of keys) held.set(key.id, key)
        heldCurrent = held.get(current) ?? null
      }),
    keepOnly: (ids) =>
      lane(async () => {
        for (const id of held.keys()) if (!ids.has(id)) held.delete(id)
        if (heldCurrent !== null && !ids.has(heldCurrent.id)) heldCurrent = null
        await written.keepOnly(ids)
      }),
    standing: async () => ({
      protection: await protection(),
      kept: (await mayWrite()) ? 'encrypted' : 'memory',
      refused,
    }),
  }
}

/** Ids of keys that are never written begin with a zero byte, those of the others do not. */
function newKey(kind: 'written' | 'memory'): DataKey {
  const id = randomBytes(ID_BYTES)
  id[0] = kind === 'memory' ? 0 : (id[0] ?? 0) | 1
  return { id: id.toString('hex'), key: randomBytes(KEY_BYTES) }
}

function wasHeld(id: string): boolean {
  return id.startsWith('00')
}

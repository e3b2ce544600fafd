import type { UserId } from '@shared/domain/ids'
import { KEY_BYTES } from '../../aes-gcm'
import type { Clock } from '../../clock'
import { messageOf } from '../../failure'
import type { Log } from '../../log'
import type { DataKey } from './envelope'
import type { VaultContent, VaultFile, WrappedKey } from './vault-file'

/** What a computer offers to keep a key safe with. */
export interface KeyKeeper {
  protection(): Promise<'keychain' | 'key-file' | 'none'>
  wrap(plain: Buffer): Promise<Buffer>
  unwrap(wrapped: Buffer): Promise<{ plain: Buffer; rewrap: boolean }>
}

/** The keys in the user's file. Not to be asked two things at once. */
export interface WrappedKeys {
  /** The key the file names, or the newest other that this computer can unwrap; null when there is none. */
  current(): Promise<DataKey | null>
  find(id: string): Promise<DataKey | 'refused' | 'unknown'>
  /** Every data key that can be unwrapped here. */
  all(): Promise<readonly DataKey[]>
  /** Writes the first key. `late`: there is a file already, perhaps since a moment ago, and it was left as it is. */
  create(key: DataKey): Promise<'kept' | 'refused' | 'late'>
  /** Writes keys beside those that are there. False when the keeper will not keep them; then nothing is written. */
  save(keys: readonly DataKey[], current: string): Promise<boolean>
  /** Forgets every key but these, and those that cannot be unwrapped here. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>
  /** The account key; null when there is none, or it cannot be unwrapped here. */
  accountKey(): Promise<DataKey | null>
  /** Writes the account key beside the others, or takes it away. False when it cannot be kept; then nothing is written. */
  saveAccountKey(key: DataKey | null): Promise<boolean>
}

export interface WrappedKeysOptions {
  readonly userId: UserId
  readonly file: VaultFile
  readonly keeper: KeyKeeper
  readonly clock: Clock
  readonly log: Log
}

export function openWrappedKeys(options: WrappedKeysOptions): WrappedKeys {
  const { userId, file, keeper, clock, log } = options
  const unwrapped = new Map<string, DataKey>()

  const wrap = async ({ id, key }: DataKey): Promise<WrappedKey | null> => {
    try {
      const wrapped = (await keeper.wrap(Buffer.concat([ownerOf(userId), key]))).toString('base64')
      return { id, createdAt: new Date(clock()).toISOString(), wrapped }
    } catch (error) {
      log.warn('a key could not be wrapped', { problem: messageOf(error) })
      return null
    }
  }

  const unwrap = async (entry: WrappedKey): Promise<DataKey | null> => {
    try {
      const { plain, rewrap } = await keeper.unwrap(Buffer.from(entry.wrapped, 'base64'))
      const key = { id: entry.id, key: keyIn(userId, plain) }
      if (rewrap) await wrapAnew(key)
      return key
    } catch (error) {
      log.warn('a key could not be unwrapped', { id: entry.id, problem: messageOf(error) })
      return null
    }
  }

  const dataKey = async (entry: WrappedKey): Promise<DataKey | null> => {
    const key = unwrapped.get(entry.id) ?? (await unwrap(entry))
    if (key !== null) unwrapped.set(key.id, key)
    return key
  }

  /** The system has a newer key of its own. The old wrapping still opens, so a failure costs nothing. */
  const wrapAnew = async (key: DataKey): Promise<void> => {
    const [entry, content] = [await wrap(key), await file.read()]
    if (entry === null || content === null) return
    const { wrapped } = entry
    const anew = (old: WrappedKey): WrappedKey => (old.id === key.id ? { ...old, wrapped } : old)
    await file.replace({
      ...content,
      keys: content.keys.map(anew),
      accountKey: content.accountKey && anew(content.accountKey),
    })
  }

  const entries = async (): Promise<readonly WrappedKey[]> => (await file.read())?.keys ?? []

  return {
    current: async () => {
      const content = await file.read()
      const newestFirst = [...(content?.keys ?? [])].reverse()
      const named = newestFirst.filter(({ id }) => id === content?.current)
      for (const entry of [...named, ...newestFirst]) {
        const key = await dataKey(entry)
        if (key !== null) return key
      }
      return null
    },
    find: async (id) => {
      const known = unwrapped.get(id)
      if (known !== undefined) return known
      const entry = (await entries()).find((candidate) => candidate.id === id)
      return entry === undefined ? 'unknown' : ((await dataKey(entry)) ?? 'refused')
    },
    all: async () => {
      for (const entry of await entries()) await dataKey(entry)
      return [...unwrapped.values()]
    },
    create: async (key) => {
      const entry = await wrap(key)
      if (entry === null) return 'refused'
      if (!(await file.create(firstContent(userId, entry)))) return 'late'
      unwrapped.set(key.id, key)
      return 'kept'
    },
    save: async (keys, current) => {
      const fresh: WrappedKey[] = []
      for (const key of keys) {
        const entry = await wrap(key)
        if (entry === null) return false
        fresh.push(entry)
      }
      const content = await file.read()
      const others = content?.keys.filter(({ id }) => !keys.some((key) => key.id === id)) ?? []
      await file.replace({
        version: 1,
        userId,
        current,
        keys: [...others, ...fresh],
        accountKey: content?.accountKey ?? null,
      })
      for (const key of keys) unwrapped.set(key.id, key)
      return true
    },
    keepOnly: async (ids) => {
      const content = await file.read()
      const keys = content?.keys.filter(({ id }) => ids.has(id) || !unwrapped.has(id)) ?? []
      for (const id of unwrapped.keys()) if (!ids.has(id)) unwrapped.delete(id)
      if (content === null || keys.length === content.keys.length) return
      const newest = keys.at(-1)
      if (newest === undefined) return file.remove()
      const isThere = keys.some(({ id }) => id === content.current)
      await file.replace({ ...content, keys, current: isThere ? content.current : newest.id })
    },
    accountKey: async () => {
      const entry = (await file.read())?.accountKey ?? null
      return entry && (await unwrap(entry))
    },
    saveAccountKey: async (key) => {
      const content = await file.read()
      if (content === null) return false
      const accountKey = key && (await wrap(key))
      if (key !== null && accountKey === null) return false
      await file.replace({ ...content, accountKey })
      return true
    },
  }
}

/** Wrapped with each key: an entry copied from somebody else's file is nobody's. */
function ownerOf(userId: UserId): Buffer {
  return Buffer.from(userId.replaceAll('-', ''), 'hex')
}

function keyIn(userId: UserId, plain: Buffer): Buffer {
  const owner = ownerOf(userId)
  if (plain.length !== owner.length + KEY_BYTES) throw new Error('what was unwrapped is no key')
  if (!plain.subarray(0, owner.length).equals(owner))
    throw new Error('this is a key of another user')
  return plain.subarray(owner.length)
}

function firstContent(userId: UserId, entry: WrappedKey): VaultContent {
  return { version: 1, userId, current: entry.id, keys: [entry], accountKey: null }
}

import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { integrations } from '@db/schema'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Clock } from '../../clock'
import type { Database, Queries } from '../../database/connection'
import { inTransaction } from '../../database/transaction'
import type { Log } from '../../log'
import { Trouble } from '../../trouble'
import type { Tokens } from '../tokens'
import {
  type SecretKind,
  type SecretPlace,
  envelopeFromText,
  envelopeToText,
  keyIdOf,
  openFrom,
  sealFor,
} from './envelope'
import type { KeyMemory } from './key-memory'
import { type KeyRing, createKeyRing } from './key-ring'
import type { SharedKeys } from './password-wrapping'
import { reseal } from './reseal'
import { type Sharing, type WrappingStore, createSharing, distinct } from './sharing'
import { openVaultFile } from './vault-file'
import { words } from './words'
import type { KeyKeeper } from './wrapped-keys'

/** How well tokens are kept, for the settings. */
export interface VaultStanding {
  readonly protection: 'keychain' | 'key-file' | 'none'
  readonly kept: 'encrypted' | 'memory'
  /** What is wrong with it, and what it means; null when nothing is. */
  readonly problem: string | null
}

/** One of the user's secrets. */
export type OwnPlace = Omit<SecretPlace, 'userId'>

/**
 * Where the tokens of a user's connections are: sealed in their rows, with keys of this user on this computer. Rows and
 * keys of others are out of its reach. Where there is nothing to keep a key safe with, the key stays in memory, and with
 * it ends what it has sealed: nothing that would open a token is ever written then. What cannot be opened is a Trouble
 * `locked`.
 */
export interface TokenVault {
  /** Null: not signed in. */
  read(tx: Queries, id: IntegrationId): Promise<Tokens | null>
  write(tx: Queries, id: IntegrationId, tokens: Tokens): Promise<void>
  /** Erases tokens, and what is known of their times. */
  erase(tx: Queries, id: IntegrationId): Promise<void>
  /** Seals a secret that is kept among an integration's settings. */
  sealText(place: OwnPlace, text: string): Promise<string>
  openText(place: OwnPlace, sealed: string): Promise<string>
  standing(): Promise<VaultStanding>
  /**
   * Makes a new key and seals everything of the user on this computer anew with it, in one transaction; the old ones are
   * forgotten then. What is shared with the user's other computers is renewed with it. Also to be called when the user
   * has allowed or disallowed a weak protection. Returns how many rows changed.
   */
  rotate(database: Database): Promise<number>
  /** Ends what a disallowed weak protection has left, where the app ended in the middle of that. */
  endLeftWeak(database: Database): Promise<void>
  /** Takes over what another computer of the user has shared since, and seals with that from now on. */
  catchUp(database: Database): Promise<void>
  /**
   * Shares the keys on the database: with the password another computer of the user can use the same connections.
   * `previous` is the password that was until now; null for a first one. Must run in the transaction that sets it, so
   * that there is no password that opens nothing; `catchUp` afterwards.
   */
  protectWithPassword(tx: Queries, password: string, previous: string | null): Promise<void>
  /**
   * Takes over the keys that another computer of the user has shared, and seals with them from now on. Throws a Trouble
   * `locked` when the password is another.
   */
  unlockWithPassword(database: Database, password: string): Promise<void>
}

export interface TokenVaultOptions {
  readonly userId: UserId
  readonly dataFolder: string
  readonly keeper: KeyKeeper
  readonly isWeakAllowed: () => boolean
  readonly memory: KeyMemory
  readonly wrapping: WrappingStore
  readonly clock: Clock
  readonly log: Log
}

const timesSchema = z.object({ expiresAt: z.number().nullable(), obtainedAt: z.number() })
const UNKNOWN_TIMES = { expiresAt: null, obtainedAt: 0 } as const

export function createTokenVault(options: TokenVaultOptions): TokenVault {
  const { userId, memory, wrapping: store } = options
  const file = openVaultFile(options)
  const ring = createKeyRing({ ...options, file, held: memory.of(userId) })
  const sharing = createSharing({ ...options, ring, store })
  /** Rows that are being sealed: a key is not forgotten under their hands. */
  const writing = new Set<Promise<void>>()

  const openEnvelope = async (own: OwnPlace, envelope: Buffer | null): Promise<string> => {
    const id = envelope === null ? null : keyIdOf(envelope)
    if (envelope === null || id === null) throw new Trouble('locked', words.changed)
    const text = openFrom({ ...own, userId }, await keyFor(ring, id), envelope)
    if (text === null) throw new Trouble('locked', words.changed)
    return text
  }

  const seal = async (tx: Queries, id: IntegrationId, tokens: Tokens): Promise<void> => {
    const row = await rowOf(tx, userId, id)
    if (row === null) throw new Error('there is no such integration')
    const key = await ring.current()
    const sealed = (kind: SecretKind, text: string): Buffer =>
      sealFor({ userId, integrationId: id, provider: row.provider, kind }, key, text)
    const { accessToken, refreshToken, expiresAt, obtainedAt } = tokens
    const times = JSON.stringify({ tokens: { expiresAt, obtainedAt } })
    await tx
      .update(integrations)
      .set({
        accessTokenEncrypted: sealed('access_token', accessToken),
        refreshTokenEncrypted: refreshToken === null ? null : sealed('refresh_token', refreshToken),
        metadata: sql`coalesce(${integrations.metadata}, '{}'::jsonb) || ${times}::jsonb`,
        updatedAt: sql`now()`,
      })
      .where(ofUser(userId, id))
  }

  const sealAnew = async (database: Database): Promise<number> => {
    await Promise.allSettled(writing)
    const [current, own] = [await ring.current(), await ring.all()]
    const { changed, left } = await inTransaction(database, async (tx) => {
      const shared = await sharing.lock(tx)
      const keys = distinct([...(shared?.keys ?? []), ...own, current])
      const done = await reseal(tx, keys, current, userId)
      const needed = keys.filter(({ id }) => id === current.id || done.left.has(id))
      await shared?.replace({ keys: needed, current: current.id })
      return done
    })
    await ring.keepOnly(new Set([current.id, ...left]))
    return changed
  }

  /** No key is forgotten: what is not sealed anew here may be sealed with it, as a backup is. */
  const takeOver = async (database: Database, { keys, current }: SharedKeys): Promise<void> => {
    await ring.adopt(keys, current)
    await Promise.allSettled(writing)
    const [key, all] = [await ring.current(), await ring.all()]
    await inTransaction(database, (tx) => reseal(tx, all, key, userId))
  }

  const catchUp = async (database: Database): Promise<void> => {
    const shared = await sharing.read(database)
    if (shared === null) return
    const known = new Set((await ring.all()).map(({ id }) => id))
    const isKnown = shared.keys.every(({ id }) => known.has(id))
    if (isKnown && (await ring.current()).id === shared.current) return
    await takeOver(database, shared)
  }

  const rotate = async (database: Database): Promise<number> => {
    await ring.begin()
    return sealAnew(database)
  }

  return {
    read: async (tx, id) => {
      const row = await rowOf(tx, userId, id)
      const access = row?.accessTokenEncrypted ?? null
      if (row === null || access === null) return null
      const { provider, refreshTokenEncrypted: refresh } = row
      await meet(tx, ring, sharing, [access, refresh])
      const open = (kind: SecretKind, envelope: Buffer): Promise<string> =>
        openEnvelope({ integrationId: id, provider, kind }, envelope)
      return {
        accessToken: await open('access_token', access),
        refreshToken: refresh === null ? null : await open('refresh_token', refresh),
        ...timesIn(row.metadata),
      }
    },
    write: async (tx, id, tokens) => {
      const work = seal(tx, id, tokens)
      writing.add(work)
      await work.finally(() => writing.delete(work))
    },
    erase: (tx, id) => eraseTokens(tx, userId, id),
    sealText: async (own, text) =>
      envelopeToText(sealFor({ ...own, userId }, await ring.current(), text)),
    openText: (own, sealed) => openEnvelope(own, envelopeFromText(sealed)),
    standing: async () => {
      const { protection, kept, refused } = await ring.standing()
      return { protection, kept, problem: problemOf(protection, kept, refused, file.damaged()) }
    },
    rotate,
    endLeftWeak: async (database) => {
      if (await ring.isLeftWeak()) await rotate(database)
    },
    catchUp,
    protectWithPassword: (tx, password, previous) => sharing.protect(tx, password, previous),
    unlockWithPassword: async (database, password) => {
      const unlocked = await sharing.unlock(database, password)
      if (unlocked === null) return
      await takeOver(database, unlocked.shared)
      await ring.keepAccountKey(unlocked.accountKey)
    },
  }
}

/** Another computer may have sealed a row anew while this one runs: then its key is among those that are shared. */
async function meet(
  tx: Queries,
  ring: KeyRing,
  sharing: Sharing,
  envelopes: readonly (Buffer | null)[],
): Promise<void> {
  for (const envelope of envelopes) {
    const id = envelope === null ? null : keyIdOf(envelope)
    const found = id === null ? 'refused' : await ring.find(id)
    if (found !== 'unknown' && found !== 'memory') continue
    const shared = await sharing.read(tx)
    if (shared?.keys.some((key) => key.id === id)) await ring.adopt(shared.keys, shared.current)
  }
}

/** Throws a Trouble that says why there is no such key here. */
async function keyFor(ring: KeyRing, id: string) {
  const key = await ring.find(id)
  if (typeof key === 'object') return key
  const why = { unknown: words.otherKey, memory: words.memoryOnly, refused: words.refused }
  throw new Trouble('locked', why[key])
}

function ofUser(userId: UserId, id: IntegrationId) {
  return and(eq(integrations.id, id), eq(integrations.userId, userId))
}

async function rowOf(tx: Queries, userId: UserId, id: IntegrationId) {
  const [row] = await tx
    .select({
      provider: integrations.provider,
      accessTokenEncrypted: integrations.accessTokenEncrypted,
      refreshTokenEncrypted: integrations.refreshTokenEncrypted,
      metadata: integrations.metadata,
    })
    .from(integrations)
    .where(ofUser(userId, id))
  return row ?? null
}

async function eraseTokens(tx: Queries, userId: UserId, id: IntegrationId): Promise<void> {
  await tx
    .update(integrations)
    .set({
      accessTokenEncrypted: null,
      refreshTokenEncrypted: null,
      metadata: sql`coalesce(${integrations.metadata}, '{}'::jsonb) - 'tokens'`,
      updatedAt: sql`now()`,
    })
    .where(ofUser(userId, id))
}

/** Without its times a token is taken for one that does not run out: the provider tells when it does. */
function timesIn(metadata: unknown): z.infer<typeof timesSchema> {
  const parsed = z.object({ tokens: timesSchema }).safeParse(metadata)
  return parsed.success ? parsed.data.tokens : UNKNOWN_TIMES
}

function problemOf(
  protection: VaultStanding['protection'],
  kept: VaultStanding['kept'],
  refused: boolean,
  damaged: string | null,
): string | null {
  if (damaged !== null) return words.setAside(damaged)
  if (refused) return words.refusedToKeep
  if (kept === 'memory') return words.noKeyring
  return protection === 'none' ? words.weak : null
}

import { eq, sql } from 'drizzle-orm'
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
import { type KeyRing, createKeyRing } from './key-ring'
import { unwrapWithPassword, wrapWithPassword } from './password-wrapping'
import { reseal } from './reseal'
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

/**
 * Where the tokens of connections are: sealed in their rows, with keys of this computer. Where there is nothing to keep
 * a key safe with, the key stays in memory, and with it ends what it has sealed: nothing that would open a token is ever
 * written then. What cannot be opened is a Trouble `locked`.
 */
export interface TokenVault {
  /** Null: not signed in. */
  read(tx: Queries, id: IntegrationId): Promise<Tokens | null>
  write(tx: Queries, id: IntegrationId, tokens: Tokens): Promise<void>
  /** Erases tokens, and what is known of their times. */
  erase(tx: Queries, id: IntegrationId): Promise<void>
  /** Seals a secret that is kept among an integration's settings. */
  sealText(place: SecretPlace, text: string): Promise<string>
  openText(place: SecretPlace, sealed: string): Promise<string>
  standing(): Promise<VaultStanding>
  /**
   * Makes a new key and seals everything of this computer anew with it, in one transaction; the old ones are forgotten
   * then. Also to be called when the user has allowed or disallowed a weak protection. Returns how many rows changed.
   */
  rotate(database: Database): Promise<number>
  /** The keys, to be stored on a shared server: with the password another device can use the same connections. */
  wrapForPassword(password: string): Promise<string>
  /**
   * Takes over the keys that another device of `owner` has wrapped, and seals with them from now on. What is others' on
   * this computer stays under the keys that they have elsewhere, and `owner` has not.
   */
  unlockWithPassword(
    database: Database,
    password: string,
    wrapping: string,
    owner: UserId,
  ): Promise<void>
}

export interface TokenVaultOptions {
  readonly dataFolder: string
  readonly keeper: KeyKeeper
  readonly isWeakAllowed: () => boolean
  readonly clock: Clock
  readonly log: Log
}

const timesSchema = z.object({ expiresAt: z.number().nullable(), obtainedAt: z.number() })
const UNKNOWN_TIMES = { expiresAt: null, obtainedAt: 0 } as const

export function createTokenVault(options: TokenVaultOptions): TokenVault {
  const file = openVaultFile(options)
  const ring = createKeyRing({ ...options, file })
  /** Rows that are being sealed: a key is not forgotten under their hands. */
  const writing = new Set<Promise<void>>()

  const openEnvelope = async (place: SecretPlace, envelope: Buffer | null): Promise<string> => {
    const id = envelope === null ? null : keyIdOf(envelope)
    if (envelope === null || id === null) throw new Trouble('locked', words.changed)
    const text = openFrom(place, await keyFor(ring, id), envelope)
    if (text === null) throw new Trouble('locked', words.changed)
    return text
  }

  const seal = async (tx: Queries, id: IntegrationId, tokens: Tokens): Promise<void> => {
    const row = await rowOf(tx, id)
    if (row === null) throw new Error('there is no such integration')
    const key = await ring.current()
    const sealed = (kind: SecretKind, text: string): Buffer =>
      sealFor({ integrationId: id, provider: row.provider, kind }, key, text)
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
      .where(eq(integrations.id, id))
  }

  const sealAnew = async (database: Database): Promise<number> => {
    await Promise.allSettled(writing)
    const current = await ring.current()
    const keys = await ring.all()
    const { changed, left } = await inTransaction(database, (tx) => reseal(tx, keys, current))
    await ring.keepOnly(new Set([current.id, ...left]))
    return changed
  }

  return {
    read: async (tx, id) => {
      const row = await rowOf(tx, id)
      const access = row?.accessTokenEncrypted ?? null
      if (row === null || access === null) return null
      const { provider, refreshTokenEncrypted: refresh } = row
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
    erase: async (tx, id) => {
      await tx
        .update(integrations)
        .set({
          accessTokenEncrypted: null,
          refreshTokenEncrypted: null,
          metadata: sql`coalesce(${integrations.metadata}, '{}'::jsonb) - 'tokens'`,
          updatedAt: sql`now()`,
        })
        .where(eq(integrations.id, id))
    },
    sealText: async (place, text) => envelopeToText(sealFor(place, await ring.current(), text)),
    openText: (place, sealed) => openEnvelope(place, envelopeFromText(sealed)),
    standing: async () => {
      const { protection, kept, refused } = await ring.standing()
      return { protection, kept, problem: problemOf(protection, kept, refused, file.damaged()) }
    },
    rotate: async (database) => {
      await ring.begin()
      return sealAnew(database)
    },
    wrapForPassword: async (password) => {
      const current = await ring.current()
      return wrapWithPassword(password, await ring.all(), current.id)
    },
    unlockWithPassword: async (database, password, wrapping, owner) => {
      const { keys, current } = await unwrapWithPassword(password, wrapping)
      await ring.adopt(keys, current)
      await Promise.allSettled(writing)
      const [key, all] = [await ring.current(), await ring.all()]
      // No key is forgotten: others on this computer may need it.
      await inTransaction(database, (tx) => reseal(tx, all, key, owner))
    },
  }
}

/** Throws a Trouble that says why there is no such key here. */
async function keyFor(ring: KeyRing, id: string) {
  const key = await ring.find(id)
  if (typeof key === 'object') return key
  const why = { unknown: words.otherKey, memory: words.memoryOnly, refused: words.refused }
  throw new Trouble('locked', why[key])
}

async function rowOf(tx: Queries, id: IntegrationId) {
  const [row] = await tx
    .select({
      provider: integrations.provider,
      accessTokenEncrypted: integrations.accessTokenEncrypted,
      refreshTokenEncrypted: integrations.refreshTokenEncrypted,
      metadata: integrations.metadata,
    })
    .from(integrations)
    .where(eq(integrations.id, id))
  return row ?? null
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

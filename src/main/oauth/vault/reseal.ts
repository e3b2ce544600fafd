import { and, eq, or, sql } from 'drizzle-orm'
import { integrations } from '@db/schema'
import type { UserId } from '@shared/domain/ids'
import type { Queries } from '../../database/connection'
import {
  type DataKey,
  SECRET_KINDS,
  type SecretKind,
  type SecretPlace,
  envelopeFromText,
  envelopeToText,
  headerFor,
  keyIdOf,
  openFrom,
  sealFor,
  textStartFor,
} from './envelope'

type Owner = Omit<SecretPlace, 'kind'>

export interface Resealed {
  /** How many rows have changed. */
  readonly changed: number
  /** Keys that are still needed: what they sealed did not open. */
  readonly left: ReadonlySet<string>
}

/**
 * Seals everything of the user's anew that one of these keys has sealed: tokens, and texts anywhere among settings. Rows
 * of other people and devices have other keys, and are not even read.
 */
export async function reseal(
  tx: Queries,
  keys: readonly DataKey[],
  current: DataKey,
  userId: UserId,
): Promise<Resealed> {
  const old = new Map(keys.filter(({ id }) => id !== current.id).map((key) => [key.id, key]))
  const left = new Set<string>()
  if (old.size === 0) return { changed: 0, left }
  const rows = await tx
    .select({
      id: integrations.id,
      provider: integrations.provider,
      access: integrations.accessTokenEncrypted,
      refresh: integrations.refreshTokenEncrypted,
      metadata: integrations.metadata,
    })
    .from(integrations)
    .where(and(eq(integrations.userId, userId), sealedWith([...old.keys()])))
    .orderBy(integrations.id)
    .for('update')

  /** What is damaged, or copied here from another row, stays as it is, and so does its key. */
  const anew = (place: Owner, kinds: readonly SecretKind[], envelope: Buffer): Buffer => {
    const key = old.get(keyIdOf(envelope) ?? '')
    if (key === undefined) return envelope
    for (const kind of kinds) {
      const text = openFrom({ ...place, kind }, key, envelope)
      if (text !== null) return sealFor({ ...place, kind }, current, text)
    }
    left.add(key.id)
    return envelope
  }
  const column = (place: Owner, kind: SecretKind, envelope: Buffer | null): Buffer | null =>
    envelope === null ? null : anew(place, [kind], envelope)
  // A sealed text does not tell what it is, but opens only as that.
  const textAnew = (place: Owner, text: string): string => {
    const envelope = envelopeFromText(text)
    const fresh = envelope === null ? null : anew(place, SECRET_KINDS, envelope)
    // Any other text that only begins like one is left to the letter.
    return fresh === null || fresh === envelope ? text : envelopeToText(fresh)
  }

  for (const { id, provider, access, refresh, metadata } of rows) {
    const place = { userId, integrationId: id, provider }
    await tx
      .update(integrations)
      .set({
        accessTokenEncrypted: column(place, 'access_token', access),
        refreshTokenEncrypted: column(place, 'refresh_token', refresh),
        metadata: mapTexts(metadata, (text) => textAnew(place, text)),
      })
      .where(eq(integrations.id, id))
  }
  return { changed: rows.length, left }
}

function sealedWith(ids: readonly string[]) {
  const conditions = ids.flatMap((id) => [
    sql`substring(${integrations.accessTokenEncrypted} from 1 for 9) = ${headerFor(id)}`,
    sql`substring(${integrations.refreshTokenEncrypted} from 1 for 9) = ${headerFor(id)}`,
    sql`position(${textStartFor(id)} in ${integrations.metadata}::text) > 0`,
  ])
  return or(...conditions)
}

/** The same JSON with every text in it mapped. */
function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, mapTexts(member, map)]),
  )
}

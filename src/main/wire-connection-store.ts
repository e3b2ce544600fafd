import type { IntegrationId, UserId } from '@shared/domain/ids'
import { DAY, type EpochMs } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import {
  type ConnectionMetadata,
  type StoredConnection,
  findConnection,
  lockConnection,
  updateConnection,
} from './accounts/connection'
import { integrationOf } from './accounts/integration'
import { type AuditAction, record } from './audit/record'
import type { Database, Queries } from './database/connection'
import { inTransaction } from './database/transaction'
import type { Tokens } from './oauth/tokens'
import { eraseHistory, forgetProgress, forgetTrouble } from './wire-erasure'
import type { Account } from './wire-providers'

/** What happened in the week before the first connection counts; anything older never does. */
const FIRST_DAYS = 7

/** A connection's rows. Every change is one transaction with its audit entry. */
export interface ConnectionStore {
  find(): Promise<StoredConnection | null>
  /** The connection's row, made when there is none. */
  ensure(): Promise<IntegrationId>
  change(id: IntegrationId, patch: Partial<ConnectionMetadata>, action: AuditAction): Promise<void>
  /** Somebody has signed in: tokens and account are kept together or not at all. */
  signedIn(account: Account, tokens: Tokens, pasted: boolean, now: EpochMs): Promise<void>
  /** Signed out; null when the provider has no way to take a permission back. */
  signedOut(id: IntegrationId, out: SignedOut): Promise<void>
}

export interface SignedOut {
  readonly history: 'keep' | 'erase'
  readonly revoked: boolean | null
  readonly now: EpochMs
}

/** The vault, inside a transaction. */
export interface TokenRows {
  write(tx: Queries, id: IntegrationId, tokens: Tokens): Promise<void>
  erase(tx: Queries, id: IntegrationId): Promise<void>
}

export function connectionStore(
  database: Database,
  userId: UserId,
  provider: ConnectableProvider,
  rows: TokenRows,
): ConnectionStore {
  const audit = (
    tx: Queries,
    id: IntegrationId,
    action: AuditAction,
    metadata: Readonly<Record<string, unknown>> = {},
  ) =>
    record(tx, {
      userId,
      action,
      targetType: 'integration',
      targetId: id,
      metadata: { provider, ...metadata },
    })

  return {
    find: () => findConnection(database, userId, provider),
    ensure: () => inTransaction(database, (tx) => integrationOf(tx, userId, provider)),
    change: (id, patch, action) =>
      inTransaction(database, async (tx) => {
        await lockConnection(tx, id)
        await updateConnection(tx, id, patch)
        // What was wrong may have been just that.
        if (patch.choices !== undefined || patch.client !== undefined) await forgetTrouble(tx, id)
        await audit(tx, id, action)
      }),
    signedIn: (account, tokens, pasted, now) =>
      inTransaction(database, async (tx) => {
        const id = await integrationOf(tx, userId, provider)
        await lockConnection(tx, id)
        const before = (await findConnection(tx, userId, provider))?.metadata ?? null
        // How far another account was read says nothing about this one.
        const isAnother = before?.account?.id !== account.id
        if (isAnother) await forgetProgress(tx, id)
        else await forgetTrouble(tx, id)
        await rows.write(tx, id, tokens)
        await updateConnection(tx, id, {
          account,
          connectedAt: now,
          countFrom: countFrom(before, isAnother, now),
          paused: false,
          pasted,
          ...(isAnother && { choices: null }),
        })
        await audit(tx, id, 'connection.connected', { account: account.name })
      }),
    signedOut: (id, { history, revoked, now }) =>
      inTransaction(database, async (tx) => {
        await lockConnection(tx, id)
        await rows.erase(tx, id)
        if (history === 'erase') await eraseHistory(tx, id)
        await updateConnection(tx, id, {
          connectedAt: null,
          paused: false,
          pasted: false,
          sealedWebhookSecret: null,
          ...(history === 'erase' && { account: null, choices: null, countFrom: now }),
        })
        await audit(tx, id, 'connection.disconnected', { history, revoked })
      }),
  }
}

/** The account that comes back goes on where it was; what was erased is not read a second time. */
function countFrom(before: ConnectionMetadata | null, isAnother: boolean, now: EpochMs): EpochMs {
  const firstWeek = now - FIRST_DAYS * DAY
  const known = before?.countFrom ?? null
  if (known === null) return firstWeek
  // Later than a week ago it can only be an erasure, and holds whoever signs in after it.
  return isAnother ? Math.max(firstWeek, known) : known
}

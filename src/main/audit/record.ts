import { auditLogs } from '@db/schema'
import type { UserId } from '@shared/domain/ids'
import type { Queries } from '../database/connection'

/** What is worth remembering of what was done, beside the data itself. */
export type AuditAction =
  | 'profile.created'
  | 'pet.renamed'
  | 'pet.recoloured'
  | 'pet.species_changed'
  | 'pet.adopted'
  | 'pet.fed_from_now_on'
  | 'pet.shown'
  | 'pet.hidden'
  | 'pet.let_go'
  | 'pet.taken_back'
  | 'pet.scored'
  | 'pet.state_repaired'
  | 'goal.created'
  | 'goal.updated'
  | 'goal.deleted'
  | 'goal.restored'
  | 'git.folder_added'
  | 'git.folder_removed'
  | 'settings.updated'
  | 'connection.connected'
  | 'connection.disconnected'
  | 'connection.paused'
  | 'connection.resumed'
  | 'connection.client_saved'
  | 'connection.choices_saved'
  | 'connection.webhook_secret_saved'
  | 'account.renamed'
  | 'account.sign_in_set'
  | 'account.signed_in'
  | 'account.signed_out'
  | 'data.exported'
  | 'data.imported'
  | 'quarantine.retried'
  | 'normalise.failed'

export interface AuditEntry {
  readonly userId: UserId
  readonly action: AuditAction
  readonly targetType?: 'user' | 'pet' | 'goal' | 'event_raw' | 'integration'
  readonly targetId?: string
  /** Never a secret. */
  readonly metadata?: unknown
}

/** Writes entries to `audit_logs`, in the transaction of what they tell of. */
export async function record(tx: Queries, ...entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.insert(auditLogs).values(
    entries.map(({ userId, action, targetType, targetId, metadata }) => ({
      userId,
      action,
      targetType: targetType ?? null,
      targetId: targetId ?? null,
      metadata: metadata ?? null,
    })),
  )
}

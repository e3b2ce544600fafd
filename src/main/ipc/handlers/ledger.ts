import type { Activity, LedgerCursor, LedgerEntry, ledgerRoutes } from '@shared/contract/ledger'
import type { HandlersOf } from '../handlers'

export interface LedgerPorts {
  list(
    before: LedgerCursor | undefined,
    limit: number,
  ): Promise<{ entries: LedgerEntry[]; next: LedgerCursor | null }>
  activity(days: number): Promise<Activity>
}

export function ledgerHandlers(ports: LedgerPorts): HandlersOf<keyof typeof ledgerRoutes> {
  return {
    'ledger.list': ({ before, limit }) => ports.list(before, limit),
    'ledger.activity': ({ days }) => ports.activity(days),
  }
}

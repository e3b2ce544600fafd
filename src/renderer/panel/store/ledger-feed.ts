import type { LedgerEntry } from '@shared/contract/ledger'
import type { Api } from '../../ui/api'
import { coalesce } from '../../ui/store/coalesce'
import { type LedgerState, withArrivals, withFirstPage, withOlderPage } from './ledger-state'

const PAGE = 50
const LARGEST_PAGE = 200

/** Keeps the ledger's newest part up to date, and its older part at hand. */
export interface LedgerFeed {
  load(): Promise<void>
  /** Asks again for a first page that could not be had. */
  loadMissing(): void
  loadOlder(): Promise<void>
  push(entries: readonly LedgerEntry[], total: number): void
}

/** Makes the feed of a panel's ledger. */
export function createLedgerFeed(
  api: Api<'panel'>,
  get: () => LedgerState,
  set: (state: LedgerState) => void,
): LedgerFeed {
  let asked = 0
  /** What was pushed while a first page is on its way; null when none is. */
  let meanwhile: LedgerEntry[] | null = null

  const load = async (): Promise<void> => {
    const mine = ++asked
    meanwhile = []
    // What the user had unfolded should still be there after main was away.
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, get().asked))
    const result = await api.request('ledger.list', { limit })
    if (mine !== asked) return
    const pushed = meanwhile
    meanwhile = null
    set(
      result.ok
        ? withFirstPage(get(), result.data, pushed)
        : { ...get(), error: result.error, older: 'idle' },
    )
  }

  // A backlog being scored brings many cut-short pushes; one question at a time is enough for them all.
  const loadWhatWasCut = coalesce(load)
  const loadMissing = (): void => {
    if (get().error !== null) loadWhatWasCut()
  }

  return {
    load,
    loadMissing,
    loadOlder: async () => {
      const { next, older } = get()
      if (next === null || older === 'loading') return
      set({ ...get(), older: 'loading' })
      const result = await api.request('ledger.list', { before: next, limit: PAGE })
      // The list began anew or was cut meanwhile: this page may no longer join on.
      if (get().next !== next) set({ ...get(), older: 'idle' })
      else set(result.ok ? withOlderPage(get(), result.data) : { ...get(), older: 'failed' })
    },
    push: (entries, total) => {
      meanwhile?.push(...entries)
      set(withArrivals(get(), entries))
      if (total > entries.length) loadWhatWasCut()
      // News says that what could not be had before can be had now.
      else loadMissing()
    },
  }
}

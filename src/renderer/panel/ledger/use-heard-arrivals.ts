import { useEffect, useRef } from 'react'
import type { LedgerEntry } from '@shared/contract/ledger'
import type { EventId } from '@shared/domain/ids'
import { eventMessages } from '@shared/i18n/event-messages'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { announce } from '../../ui/live/announcements'
import type { PetOf } from './pet-of'
import { summariseGroup } from './summarise-group'

/** Tells screen readers of events that slide in: a single one by name, more by their number. */
export function useHeardArrivals(
  entries: readonly LedgerEntry[],
  arrived: ReadonlySet<EventId>,
  petOf: PetOf,
): void {
  const heard = useRef(arrived)
  useEffect(() => {
    const fresh = entries.filter(({ id }) => arrived.has(id) && !heard.current.has(id))
    heard.current = arrived
    const [only, ...others] = fresh
    if (!only) return
    const { xp } = summariseGroup(fresh)
    announce(
      others.length === 0
        ? ledgerMessages.arrived(
            eventMessages.deed(only.type, only.value, only.title, petOf(only)),
            xp,
          )
        : ledgerMessages.arrived(ledgerMessages.newEvents(fresh.length), xp),
    )
  }, [entries, arrived, petOf])
}

import { useEffect, useMemo, useRef, useState } from 'react'
import type { LedgerEntry } from '@shared/contract/ledger'
import type { PetSnapshot } from '@shared/contract/pet'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { Card } from '../../ui/card'
import { useCalendar } from '../../ui/clock/use-calendar'
import { Problem } from '../../ui/states/problem'
import { Skeleton } from '../../ui/states/skeleton'
import { usePanel, usePanelCommands } from '../store/use-panel'
import { groupEntries } from './group-entries'
import { LedgerDays } from './ledger-days'
import { NoEntries } from './no-entries'
import { OlderEntries } from './older-entries'
import { type PetOf, petNames } from './pet-of'
import { useHeardArrivals } from './use-heard-arrivals'
import './ledger.css'

/** Lines shown at first, and with every "Show older". */
const LINES = 9
const MORE_LINES = 15

const NONE: readonly LedgerEntry[] = []

/** Why the pet changed: the latest events, one line for each kind of thing done. */
export function LedgerCard({ pet }: { pet: PetSnapshot | null }) {
  const { entries, error, arrived } = usePanel(({ ledger }) => ledger)
  const { retry } = usePanelCommands()
  const petOf = usePetOf(pet)
  useHeardArrivals(entries ?? NONE, arrived, petOf)
  return (
    <Card title={ledgerMessages.title} className="ledger">
      {entries === null ? (
        error ? (
          <Problem what={ledgerMessages.what} error={error} onRetry={() => retry('ledger')} />
        ) : (
          <Skeleton rows={6} />
        )
      ) : entries.length === 0 ? (
        <NoEntries pet={pet?.name ?? null} />
      ) : (
        <Lines entries={entries} pet={pet} />
      )}
    </Card>
  )
}

function usePetOf(pet: PetSnapshot | null): PetOf {
  const pets = usePanel((state) => state.pets.data)
  return useMemo(() => petNames(pets ?? [], pet), [pets, pet])
}

function Lines({ entries, pet }: { entries: readonly LedgerEntry[]; pet: PetSnapshot | null }) {
  const { next, older, arrived } = usePanel(({ ledger }) => ledger)
  const { loadOlderEntries } = usePanelCommands()
  const [asked, setAsked] = useState(LINES)
  const calendar = useCalendar(pet?.rhythm)
  const list = useRef<HTMLDivElement>(null)
  const focusFrom = useRef<number | null>(null)
  const petOf = usePetOf(pet)

  const groups = useMemo(() => groupEntries(entries, calendar), [entries, calendar])
  // The last line may go on in the next page, so it waits until that is known.
  const complete = next !== null && groups.length > 1 ? groups.slice(0, -1) : groups
  // Lines that arrive come on top of those asked for: none must push out what is being read.
  const shown = asked + complete.filter(({ key }) => arrived.has(key)).length
  const lacksLines = next !== null && complete.length < shown && older === 'idle'

  useEffect(() => {
    if (lacksLines) void loadOlderEntries()
  }, [lacksLines, loadOlderEntries])

  useEffect(() => {
    if (focusFrom.current === null || complete.length <= focusFrom.current) return
    // The pressed button may be gone; the reading goes on where the new lines begin.
    const lines = list.current?.querySelectorAll<HTMLElement>('.ledger__line')
    lines?.[focusFrom.current]?.focus()
    focusFrom.current = null
  }, [complete.length, shown])

  return (
    <div ref={list}>
      <LedgerDays
        groups={complete.slice(0, shown)}
        calendar={calendar}
        petOf={petOf}
        arrived={arrived}
      />
      <OlderEntries
        state={older}
        hasMore={next !== null || complete.length > shown}
        onMore={() => {
          focusFrom.current = Math.min(shown, complete.length)
          setAsked(asked + MORE_LINES)
          if (older === 'failed') void loadOlderEntries()
        }}
      />
    </div>
  )
}

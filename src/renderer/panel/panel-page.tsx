import { useEffect, useRef } from 'react'
import { panelMessages } from '@shared/i18n/panel-messages'
import { whenWords } from '@shared/i18n/time-words'
import { useCalendar } from '../ui/clock/use-calendar'
import { useMinute } from '../ui/clock/use-minute'
import { AppNotices } from '../ui/states/app-notices'
import { Loaded } from '../ui/states/loaded'
import { useTheme } from '../ui/theme/use-theme'
import { ActivityCard } from './activity/activity-card'
import { GoalsCard } from './goals/goals-card'
import { OpenSettings } from './header/open-settings'
import { PetHeader } from './header/pet-header'
import { useOpenSettings } from './header/use-open-settings'
import { LedgerCard } from './ledger/ledger-card'
import { RepositoriesCard } from './repositories-card'
import { usePanel, usePanelCommands } from './store/use-panel'
import './panel-page.css'

/** The panel: the pet, the year, the goals, where the work comes from, and why everything changed. */
export function PanelPage() {
  const pet = usePanel((state) => state.pet)
  const appearance = usePanel(({ settings }) => settings.data?.appearance ?? 'system')
  const { retry } = usePanelCommands()
  useTheme(appearance, pet.data)
  useNewDays()

  useEffect(() => {
    document.title = panelMessages.title(pet.data?.name ?? null)
  }, [pet.data?.name])

  return (
    <div className="page panel">
      <PanelNotices />
      {pet.data ? (
        <PetHeader pet={pet.data} />
      ) : (
        <header className="panel__no-pet">
          <h1 className="only-heard">{panelMessages.title(null)}</h1>
          <Loaded of={pet} what={panelMessages.what} onRetry={() => retry('pet')}>
            {() => null}
          </Loaded>
          <OpenSettings />
        </header>
      )}
      <main className="panel__main">
        <ActivityCard pet={pet.data} />
        <div className="page__columns">
          <GoalsCard pet={pet.data} />
          <LedgerCard pet={pet.data} />
          <RepositoriesCard pet={pet.data} />
        </div>
      </main>
    </div>
  )
}

function PanelNotices() {
  const status = usePanel((state) => state.status.data)
  const lostAt = usePanel((state) => state.lostAt)
  const calendar = useCalendar(usePanel(({ pet }) => pet.data?.rhythm))
  const now = useMinute()
  const openSettings = useOpenSettings()
  return (
    <AppNotices
      status={status}
      onMend={() => openSettings('connections')}
      lostSince={lostAt === null ? null : whenWords(lostAt, now, calendar)}
    />
  )
}

/** Periods and the grid move on at the user's midnight, without any event. */
function useNewDays(): void {
  const { beginDay } = usePanelCommands()
  const calendar = useCalendar(usePanel(({ pet }) => pet.data?.rhythm))
  const today = calendar.dateAt(useMinute())
  const known = useRef(today)
  useEffect(() => {
    if (known.current === today) return
    known.current = today
    beginDay()
  }, [today, beginDay])
}

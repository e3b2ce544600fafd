import { PanelsTopLeft } from 'lucide-react'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { whenWords } from '@shared/i18n/time-words'
import { useCalendar } from '../ui/clock/use-calendar'
import { useMinute } from '../ui/clock/use-minute'
import { Button } from '../ui/controls/button'
import { AppNotices } from '../ui/states/app-notices'
import { useTheme } from '../ui/theme/use-theme'
import { showToast } from '../ui/toast/toasts'
import { SETTINGS_PAGES } from './pages'
import { useSettings, useSettingsCommands } from './store/use-settings'
import { useShownPage } from './use-shown-page'
import './settings-page.css'

/** The settings window: its pages by name on the left, the chosen one beside them. */
export function SettingsPage() {
  const appearance = useSettings(({ settings }) => settings.data?.appearance ?? 'system')
  const pet = useSettings((state) => state.pet.data)
  const { openPanel } = useSettingsCommands()
  useTheme(appearance, pet)
  const shown = useShownPage()

  const panel = async (): Promise<void> => {
    const result = await openPanel()
    if (result?.ok === false) showToast(result.error.message, { look: 'problem' })
  }

  return (
    <div className="page settings">
      <header className="settings__side">
        <p className="settings__title">{settingsMessages.title}</p>
        <nav aria-label={settingsMessages.navigation}>
          <ul>
            {SETTINGS_PAGES.map(({ id, label, icon: Icon }) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === shown.id ? 'page' : undefined}>
                  <Icon aria-hidden />
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Button
          look="quiet"
          icon={PanelsTopLeft}
          className="settings__panel"
          onClick={() => void panel()}
        >
          {settingsMessages.openPanel}
        </Button>
      </header>
      <div className="settings__body">
        <SettingsNotices />
        <main className="settings__main">
          <h1 tabIndex={-1}>{shown.label}</h1>
          <shown.Page />
        </main>
      </div>
    </div>
  )
}

function SettingsNotices() {
  const status = useSettings((state) => state.status.data)
  const lostAt = useSettings((state) => state.lostAt)
  const calendar = useCalendar(useSettings(({ pet }) => pet.data?.rhythm))
  const now = useMinute()
  return (
    <AppNotices
      status={status}
      lostSince={lostAt === null ? null : whenWords(lostAt, now, calendar)}
    />
  )
}

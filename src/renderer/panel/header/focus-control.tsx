import { Timer } from 'lucide-react'
import { useState } from 'react'
import type { PetSnapshot } from '@shared/contract/pet'
import { focusMessages as words } from '@shared/i18n/focus-messages'
import { IconButton } from '../../ui/controls/icon-button'
import { RunningFocus } from '../../ui/focus/running-focus'
import { showToast } from '../../ui/toast/toasts'
import { usePanel, usePanelCommands } from '../store/use-panel'

const USUAL_MINUTES = 25

/** Begins a focus session of the usual length; while one runs there is nothing to begin. */
export function StartFocus() {
  const minutes = usePanel(({ settings }) => settings.data?.focusMinutes ?? USUAL_MINUTES)
  const isIdle = usePanel(({ focus }) => focus.data?.running === null)
  const { startFocus } = usePanelCommands()
  const [busy, setBusy] = useState(false)

  const start = async (): Promise<void> => {
    setBusy(true)
    const result = await startFocus(minutes)
    setBusy(false)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }

  if (!isIdle) return null
  return (
    <IconButton
      icon={Timer}
      label={words.startFor(minutes)}
      busy={busy}
      onClick={() => void start()}
    />
  )
}

/** The session under way, for as long as there is one. */
export function FocusLine({ pet }: { pet: PetSnapshot }) {
  const running = usePanel(({ focus }) => focus.data?.running ?? null)
  const { stopFocus } = usePanelCommands()
  return running && <RunningFocus running={running} rhythm={pet.rhythm} onStop={stopFocus} />
}

import { Sunrise } from 'lucide-react'
import { useState } from 'react'
import type { PetSnapshot } from '@shared/contract/pet'
import { panelMessages as words } from '@shared/i18n/panel-messages'
import { untilWords } from '@shared/i18n/time-words'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Button } from '../../ui/controls/button'
import { showToast } from '../../ui/toast/toasts'
import { usePanel, usePanelCommands } from '../store/use-panel'
import './snooze-line.css'

/** Until when the pet was put to sleep out of sight, and the way to wake it; nothing while it was not. */
export function SnoozeLine({ pet }: { pet: PetSnapshot }) {
  const until = usePanel(({ snooze }) => snooze.data?.until ?? null)
  const now = useMinute()
  const calendar = useCalendar(pet.rhythm)
  const { wake } = usePanelCommands()
  const [busy, setBusy] = useState(false)

  const end = async (): Promise<void> => {
    setBusy(true)
    const result = await wake()
    setBusy(false)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }

  if (until === null) return null
  return (
    <div className="snooze-line">
      <p className="numbers" role="status">
        {words.snoozed(untilWords(Date.parse(until), now, calendar))}
      </p>
      <Button icon={Sunrise} busy={busy} onClick={() => void end()}>
        {words.wake}
      </Button>
    </div>
  )
}

import { Bone } from 'lucide-react'
import { useState } from 'react'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { Button } from '../../ui/controls/button'
import { showToast } from '../../ui/toast/toasts'
import { usePanelCommands } from '../store/use-panel'

/** What the ledger will hold, and the one button that begins it: a first meal is a first line. */
export function NoEntries({ pet }: { pet: string | null }) {
  const { care } = usePanelCommands()
  const [busy, setBusy] = useState(false)

  const feed = async (): Promise<void> => {
    setBusy(true)
    const result = await care('feed')
    setBusy(false)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }

  return (
    <div className="empty">
      <p className="empty__title">{ledgerMessages.empty}</p>
      <p className="empty__detail">{ledgerMessages.emptyDetail(pet)}</p>
      <Button icon={Bone} busy={busy} onClick={() => void feed()}>
        {ledgerMessages.emptyAction(pet)}
      </Button>
    </div>
  )
}

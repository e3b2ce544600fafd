import { Bone, Hand, Volleyball } from 'lucide-react'
import { useState } from 'react'
import type { CareAction } from '@shared/contract/pet'
import { panelMessages } from '@shared/i18n/panel-messages'
import { Button } from '../../ui/controls/button'
import { showToast } from '../../ui/toast/toasts'
import { usePanelCommands } from '../store/use-panel'
import './care-buttons.css'

const ACTIONS = ['feed', 'pet', 'play'] as const satisfies readonly CareAction[]
const ICONS = { feed: Bone, pet: Hand, play: Volleyball } as const

/** Feed, pet, play. What it does to the pet comes back as a line of the ledger, like any other event. */
export function CareButtons({ pet }: { pet: string }) {
  const { care } = usePanelCommands()
  const [busy, setBusy] = useState<CareAction | null>(null)

  const give = async (action: CareAction): Promise<void> => {
    setBusy(action)
    const result = await care(action)
    setBusy(null)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }

  return (
    <div className="care" role="group" aria-label={panelMessages.careGroup(pet)}>
      {ACTIONS.map((action) => (
        <Button
          key={action}
          icon={ICONS[action]}
          busy={busy === action}
          title={panelMessages.careHint(action, pet)}
          onClick={() => void give(action)}
        >
          {panelMessages.care(action)}
        </Button>
      ))}
    </div>
  )
}

import type { ConnectionView } from '@shared/contract/connections'
import { connectionsMessages } from '@shared/i18n/connections-messages'
import { Dialog } from '../../ui/dialog/dialog'
import { ClientForm } from './client-form'

interface ClientDialogProps {
  readonly view: ConnectionView
  readonly onClose: () => void
}

/** Changes the OAuth client of a provider. */
export function ClientDialog({ view, onClose }: ClientDialogProps) {
  const name = connectionsMessages.name(view.provider)
  return (
    <Dialog title={connectionsMessages.client.title(name)} onClose={onClose}>
      <div className="dialog__body">
        <ClientForm view={view} onSaved={onClose} />
      </div>
    </Dialog>
  )
}

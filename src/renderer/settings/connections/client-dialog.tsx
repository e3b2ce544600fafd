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
  return (
    <Dialog title={connectionsMessages.client.title(view.provider)} onClose={onClose}>
      <div className="dialog__body">
        <ClientForm view={view} onSaved={onClose} />
      </div>
    </Dialog>
  )
}

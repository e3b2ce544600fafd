import { notionChoiceMessages } from '@shared/i18n/notion-choice-messages'
import { Dialog } from '../../../ui/dialog/dialog'
import { NotionChooser } from './notion-chooser'

/** Chooses anew what is read of Notion. */
export function NotionDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={notionChoiceMessages.title} onClose={onClose}>
      <div className="dialog__body">
        <NotionChooser onSaved={onClose} />
      </div>
    </Dialog>
  )
}

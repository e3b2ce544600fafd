import { Copy } from 'lucide-react'
import { uiMessages } from '@shared/i18n/ui-messages'
import { IconButton } from '../../ui/controls/icon-button'
import { showToast } from '../../ui/toast/toasts'

/** A path or address to be read in full, and copied. */
export function Copyable({ what, text }: { what: string; text: string }) {
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => showToast(uiMessages.copied),
      () => showToast(uiMessages.notCopied, { look: 'problem' }),
    )
  }
  return (
    <span className="copyable">
      <code>{text}</code>
      <IconButton icon={Copy} label={uiMessages.copy(what)} onClick={copy} />
    </span>
  )
}

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ConnectStep } from '@shared/contract/connections'
import type { ConnectableProvider } from '@shared/domain/provider'
import { connectionsMessages } from '@shared/i18n/connections-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../../ui/controls/button'
import { OutwardLink } from '../../../ui/controls/outward-link'
import { announce } from '../../../ui/live/announcements'
import { useSettingsCommands } from '../../store/use-settings'
import { useAsk } from '../use-ask'
import { TimeLeft } from './time-left'

const words = connectionsMessages.device

interface DeviceCodeProps {
  readonly provider: ConnectableProvider
  readonly step: Extract<ConnectStep, { step: 'device-code' }>
}

/** The code to be entered at the provider: large, copied where that is allowed, and spelled out to those who listen. */
export function DeviceCode({ provider, step }: DeviceCodeProps) {
  const { userCode, verificationUri, expiresAt } = step
  const { cancel, openAgain } = useSettingsCommands().connections
  const { busy, ask } = useAsk()
  const name = connectionsMessages.name(provider)
  const [copied, copy] = useCopied(userCode)
  return (
    <div className="signing-in">
      <p>{words.ask(name)}</p>
      <p className="device-code">
        <span className="only-heard">
          {words.label}: {words.spoken(userCode)}
        </span>
        <span aria-hidden>{userCode}</span>
      </p>
      <p className="device-code__copied small" data-copied={copied}>
        {copied === true && (
          <>
            <Check aria-hidden />
            {words.copied}
          </>
        )}
        {copied === false && words.notCopied}
      </p>
      <div className="connection__buttons">
        <OutwardLink
          look="primary"
          href={verificationUri}
          byMain={() => void ask(() => openAgain(provider))}
        >
          {words.open(name)}
        </OutwardLink>
        <Button icon={Copy} onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button
          look="quiet"
          busy={busy}
          onClick={() => void ask(() => cancel(provider), connectionsMessages.cancelled(name))}
        >
          {uiMessages.cancel}
        </Button>
      </div>
      <TimeLeft until={expiresAt} />
    </div>
  )
}

/** Copies a code as it appears, if the page has the focus. Null: nothing has been tried. */
function useCopied(code: string): [boolean | null, () => Promise<void>] {
  const [copied, setCopied] = useState<{ readonly code: string; readonly done: boolean } | null>(
    null,
  )
  useEffect(() => {
    let isShown = true
    const begin = async (): Promise<void> => {
      // A page in the background may not copy, and should not.
      const done = document.hasFocus() ? await write(code) : null
      if (!isShown) return
      if (done !== null) setCopied({ code, done })
      const told = done === null ? '' : done ? words.copied : words.notCopied
      announce(`${words.label}: ${words.spoken(code)}. ${told}`)
    }
    void begin()
    return () => {
      isShown = false
    }
  }, [code])
  const copy = async (): Promise<void> => {
    const done = await write(code)
    setCopied({ code, done })
    announce(done ? words.copied : words.notCopied)
  }
  return [copied?.code === code ? copied.done : null, copy]
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not allowed, or no clipboard: the user is told, and copies by hand.
    return false
  }
}

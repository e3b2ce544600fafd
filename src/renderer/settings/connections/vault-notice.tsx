import { ShieldAlert } from 'lucide-react'
import { useId } from 'react'
import type { Connections } from '@shared/contract/connections'
import { connectionsMessages } from '@shared/i18n/connections-messages'
import { Notice } from '../../ui/states/notice'
import { useSettingsCommands } from '../store/use-settings'
import { useAsk } from './use-ask'

const words = connectionsMessages.vault

/** Says honestly where tokens have no safe place, and lets the user decide. Silent where all is well. */
export function VaultNotice({ vault }: { vault: Connections['vault'] }) {
  const { allowWeakVault } = useSettingsCommands().connections
  const { busy, ask } = useAsk()
  const id = useId()
  const { protection, problem, weakAllowed } = vault
  if (protection !== 'none' && problem === null) return null
  return (
    <Notice icon={ShieldAlert} title={`${words.title}.`}>
      {problem ?? words.problem}
      {protection === 'none' && (
        <label className="vault__allow">
          <input
            type="checkbox"
            checked={weakAllowed}
            aria-describedby={id}
            aria-disabled={busy || undefined}
            onChange={() => void ask(() => allowWeakVault(!weakAllowed))}
          />
          <span>
            {words.allow}
            <span className="muted small" id={id}>
              {words.allowHint}
            </span>
          </span>
        </label>
      )}
    </Notice>
  )
}

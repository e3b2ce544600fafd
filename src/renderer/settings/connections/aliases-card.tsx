import { Plus, X } from 'lucide-react'
import { type SubmitEvent, useRef, useState } from 'react'
import { type GitOverview, gitRoutes } from '@shared/contract/git'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Card } from '../../ui/card'
import { Clipped } from '../../ui/clipped'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { IconButton } from '../../ui/controls/icon-button'
import { announce } from '../../ui/live/announcements'
import { Loaded } from '../../ui/states/loaded'
import type { Loadable } from '../../ui/store/loadable'
import { showToast } from '../../ui/toast/toasts'
import { useSettingsCommands } from '../store/use-settings'
import './aliases-card.css'

const words = settingsMessages.work

/** The user's further e-mail addresses: each is saved as it is added, and can be taken back. */
export function AliasesCard({ git }: { git: Loadable<GitOverview> }) {
  const { reload } = useSettingsCommands()
  return (
    <Card title={words.aliases}>
      <p className="muted">{words.aliasesHint}</p>
      <Loaded of={git} what={words.aliases} onRetry={() => reload('git')}>
        {({ aliases }) => (
          <>
            <AliasList aliases={aliases} />
            <AliasForm aliases={aliases} />
          </>
        )}
      </Loaded>
    </Card>
  )
}

function AliasList({ aliases }: { aliases: readonly string[] }) {
  const { setAliases } = useSettingsCommands()

  const keep = async (emails: string[], done: () => void): Promise<void> => {
    const result = await setAliases(emails)
    if (result.ok) done()
    else showToast(result.error.message, { look: 'problem' })
  }
  const remove = (email: string, heading: HTMLElement | null | undefined): Promise<void> =>
    keep(
      aliases.filter((other) => other !== email),
      () =>
        showToast(words.aliasRemoved(email), {
          action: {
            label: uiMessages.undo,
            run: () => void keep([...aliases], () => announce(words.aliasAdded(email))),
          },
          returnTo: heading,
        }),
    )

  if (aliases.length === 0) return <p className="aliases muted">{words.noAliases}</p>
  return (
    <ul className="aliases">
      {aliases.map((email) => (
        <li key={email}>
          <Clipped text={email} />
          <IconButton
            icon={X}
            label={words.removeAlias(email)}
            onClick={(event) =>
              void remove(email, event.currentTarget.closest('.card')?.querySelector('h2'))
            }
          />
        </li>
      ))}
    </ul>
  )
}

function AliasForm({ aliases }: { aliases: readonly string[] }) {
  const { setAliases } = useSettingsCommands()
  const [email, setEmail] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const wanted = email.trim()
    const emails = [...aliases, wanted]
    const complaint = complaintAbout(wanted, aliases)
    setError(complaint)
    input.current?.focus()
    if (complaint !== undefined) return
    setBusy(true)
    const result = await setAliases(emails)
    setBusy(false)
    if (!result.ok) {
      setError(result.error.message)
      return
    }
    setEmail('')
    announce(words.aliasAdded(wanted))
  }

  return (
    <form className="aliases__form" noValidate onSubmit={(event) => void add(event)}>
      <Field label={words.aliasField} error={error}>
        {(control) => (
          <div className="aliases__add">
            <input
              {...control}
              ref={input}
              className="input"
              type="email"
              autoComplete="off"
              placeholder={words.aliasPlaceholder}
              value={email}
              onChange={(event) => {
                setEmail(event.target.value)
                setError(undefined)
              }}
            />
            <Button type="submit" icon={Plus} busy={busy}>
              {words.aliasAdd}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}

/** What is wrong with a new address, in the contract's words. */
function complaintAbout(email: string, aliases: readonly string[]): string | undefined {
  if (aliases.some((known) => known.toLowerCase() === email.toLowerCase())) return words.aliasKnown
  const parsed = gitRoutes['git.setAliases'].input.safeParse({ emails: [...aliases, email] })
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}

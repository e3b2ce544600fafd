import { Plus, X } from 'lucide-react'
import { type GitOverview, gitRoutes } from '@shared/contract/git'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Card } from '../../ui/card'
import { Clipped } from '../../ui/clipped'
import { IconButton } from '../../ui/controls/icon-button'
import { announce } from '../../ui/live/announcements'
import { Loaded } from '../../ui/states/loaded'
import type { Loadable } from '../../ui/store/loadable'
import { showToast } from '../../ui/toast/toasts'
import { LineForm } from '../fields/line-form'
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
  const add = async (typed: string): Promise<string | undefined> => {
    const email = typed.trim()
    const complaint = complaintAbout(email, aliases)
    if (complaint !== undefined) return complaint
    const result = await setAliases([...aliases, email])
    if (!result.ok) return result.error.message
    announce(words.aliasAdded(email))
    return undefined
  }
  return (
    <LineForm
      label={words.aliasField}
      submit={{ label: words.aliasAdd, icon: Plus }}
      input={{ type: 'email', placeholder: words.aliasPlaceholder }}
      onSubmit={add}
    />
  )
}

/** What is wrong with a new address, in the contract's words. */
function complaintAbout(email: string, aliases: readonly string[]): string | undefined {
  if (aliases.some((known) => known.toLowerCase() === email.toLowerCase())) return words.aliasKnown
  const parsed = gitRoutes['git.setAliases'].input.safeParse({ emails: [...aliases, email] })
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}

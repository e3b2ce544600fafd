import { accountRoutes } from '@shared/contract/account'
import { accountMessages as words } from '@shared/i18n/account-messages'
import { showToast } from '../../ui/toast/toasts'
import { LineForm } from '../fields/line-form'
import { useSettingsCommands } from '../store/use-settings'

/** The user's name. */
export function NameForm({ held }: { held: string }) {
  const { setDisplayName } = useSettingsCommands()
  const save = async (typed: string): Promise<string | undefined> => {
    const parsed = accountRoutes['account.setDisplayName'].input.safeParse({ displayName: typed })
    if (!parsed.success) return parsed.error.issues[0]?.message
    const result = await setDisplayName(parsed.data.displayName)
    if (!result.ok) return result.error.message
    showToast(words.nameSaved)
    return undefined
  }
  return (
    <LineForm
      label={words.name}
      hint={words.nameHint}
      held={held}
      submit={{ label: words.save }}
      input={{ autoComplete: 'name' }}
      onSubmit={save}
    />
  )
}

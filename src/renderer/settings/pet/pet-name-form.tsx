import { type PetSnapshot, petNameSchema } from '@shared/contract/pet'
import { panelMessages } from '@shared/i18n/panel-messages'
import { petPageMessages as words } from '@shared/i18n/pet-page-messages'
import { announce } from '../../ui/live/announcements'
import { LineForm } from '../fields/line-form'
import { useSettingsCommands } from '../store/use-settings'

/** The pet's name, to be changed. */
export function PetNameForm({ pet: { id, name } }: { pet: PetSnapshot }) {
  const { rename } = useSettingsCommands()
  const save = async (typed: string): Promise<string | undefined> => {
    const parsed = petNameSchema.safeParse(typed)
    if (!parsed.success) return parsed.error.issues[0]?.message
    const result = await rename(parsed.data, id)
    if (!result.ok) return result.error.message
    announce(panelMessages.renamed(result.data.name))
    return undefined
  }
  return (
    <LineForm
      label={words.name}
      held={name}
      submit={{ label: words.save }}
      input={{ spellCheck: false }}
      onSubmit={save}
    />
  )
}

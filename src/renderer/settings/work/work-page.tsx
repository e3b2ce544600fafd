import { settingsMessages } from '@shared/i18n/settings-messages'
import { useCalendar } from '../../ui/clock/use-calendar'
import { FoldersCard } from '../../ui/folders/folders-card'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { AliasesCard } from './aliases-card'

const words = settingsMessages.work

/** Where commits come from and whose they are. */
export function WorkPage() {
  const git = useSettings((state) => state.git)
  const calendar = useCalendar(useSettings(({ pet }) => pet.data?.rhythm))
  const commands = useSettingsCommands()
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <FoldersCard
        title={words.folders}
        git={git}
        calendar={calendar}
        commands={commands}
        onRetry={() => commands.reload('git')}
      />
      <AliasesCard git={git} />
    </>
  )
}

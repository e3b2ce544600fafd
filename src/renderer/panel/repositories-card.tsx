import type { PetSnapshot } from '@shared/contract/pet'
import { folderMessages } from '@shared/i18n/folder-messages'
import { useCalendar } from '../ui/clock/use-calendar'
import { FoldersCard } from '../ui/folders/folders-card'
import { usePanel, usePanelCommands } from './store/use-panel'

/** Where the commits come from. */
export function RepositoriesCard({ pet }: { pet: PetSnapshot | null }) {
  const git = usePanel((state) => state.git)
  const commands = usePanelCommands()
  return (
    <FoldersCard
      title={folderMessages.title}
      git={git}
      calendar={useCalendar(pet?.rhythm)}
      commands={commands}
      onRetry={() => commands.retry('git')}
    />
  )
}

import { CONNECTABLE_PROVIDERS } from '@shared/domain/provider'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { useCalendar } from '../../ui/clock/use-calendar'
import { FoldersCard } from '../../ui/folders/folders-card'
import { Loaded } from '../../ui/states/loaded'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { AliasesCard } from './aliases-card'
import { ProviderCard } from './provider-card'
import { VaultNotice } from './vault-notice'
import './connections.css'

/** Where the pet's food comes from: this computer's repositories, and the providers over the network. */
export function ConnectionsPage() {
  const git = useSettings((state) => state.git)
  const connections = useSettings((state) => state.connections)
  const calendar = useCalendar(useSettings(({ pet }) => pet.data?.rhythm))
  const commands = useSettingsCommands()
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <FoldersCard
        title={words.thisComputer}
        git={git}
        calendar={calendar}
        commands={commands}
        onRetry={() => commands.reload('git')}
      />
      <AliasesCard git={git} />
      <Loaded of={connections} what={words.what} onRetry={() => commands.reload('connections')}>
        {({ connections: views, vault }) => (
          <>
            <VaultNotice vault={vault} />
            {CONNECTABLE_PROVIDERS.map((provider) => {
              // In an order of their own, whatever state they are in.
              const view = views.find((one) => one.provider === provider)
              return view && <ProviderCard key={provider} view={view} calendar={calendar} />
            })}
          </>
        )}
      </Loaded>
    </>
  )
}

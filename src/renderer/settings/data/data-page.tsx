import { useEffect } from 'react'
import type { About } from '@shared/contract/app'
import { sizeWords } from '@shared/i18n/number-words'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Loaded } from '../../ui/states/loaded'
import { Fact, Facts } from '../fields/facts'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { BackupsCard } from './backups-card'
import { Copyable } from './copyable'
import { MoveCard } from './move-card'
import { QuarantineCard } from './quarantine-card'
import { RestoreProvider } from './restore'
import './data.css'

const words = settingsMessages.data

/** What Familiar keeps and where, how to have it safe, and how to take it elsewhere. */
export function DataPage() {
  const about = useSettings((state) => state.about)
  const { reload } = useSettingsCommands()
  // Size, backups and what could not be read move on without a push.
  useEffect(() => {
    reload('about')
    reload('data')
    reload('quarantine')
  }, [reload])
  return (
    <RestoreProvider>
      <p className="settings__intro">{words.intro}</p>
      <BackupsCard />
      <MoveCard />
      <QuarantineCard />
      <Loaded of={about} what={words.what} onRetry={() => reload('about')}>
        {(data) => (
          <>
            <DatabaseCard database={data.database} />
            <Card title={words.files}>
              <Facts>
                <Fact name={words.dataFolder}>
                  <Copyable what={words.dataFolder} text={data.dataFolder} />
                </Fact>
                <Fact name={words.endpoint} hint={words.endpointHint}>
                  <Copyable what={words.endpoint} text={data.endpoint.url} />
                </Fact>
                <Fact name={words.credentials}>
                  <Copyable what={words.credentials} text={data.endpoint.credentialsFile} />
                </Fact>
              </Facts>
            </Card>
          </>
        )}
      </Loaded>
    </RestoreProvider>
  )
}

function DatabaseCard({ database }: { database: About['database'] }) {
  const { kind, version, location, sizeBytes } = database
  return (
    <Card title={words.database}>
      <Facts>
        <Fact name={words.kind}>{words.kindWords(kind)}</Fact>
        <Fact name={words.version}>{version}</Fact>
        <Fact name={words.location}>
          <Copyable what={words.whereabouts} text={location} />
        </Fact>
        <Fact name={words.size}>{sizeWords(sizeBytes)}</Fact>
      </Facts>
    </Card>
  )
}

import { useEffect } from 'react'
import type { About } from '@shared/contract/app'
import { sizeWords } from '@shared/i18n/number-words'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { whenWords } from '@shared/i18n/time-words'
import { Card } from '../../ui/card'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Loaded } from '../../ui/states/loaded'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { Copyable } from './copyable'
import { Fact, Facts } from '../fields/facts'

const words = settingsMessages.data

/** What Familiar keeps and where. */
export function DataPage() {
  const about = useSettings((state) => state.about)
  const { reload } = useSettingsCommands()
  // Size and backups move on without a push.
  useEffect(() => reload('about'), [reload])
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
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
    </>
  )
}

function DatabaseCard({ database }: { database: About['database'] }) {
  const now = useMinute()
  const calendar = useCalendar(useSettings(({ pet }) => pet.data?.rhythm))
  const { kind, version, location, sizeBytes, lastBackupAt, backupsFolder } = database
  return (
    <Card title={words.database}>
      <Facts>
        <Fact name={words.kind}>{words.kindWords(kind)}</Fact>
        <Fact name={words.version}>{version}</Fact>
        <Fact name={words.location}>
          <Copyable what={words.location} text={location} />
        </Fact>
        <Fact name={words.size}>{sizeWords(sizeBytes)}</Fact>
        <Fact name={words.lastBackup}>
          {lastBackupAt === null
            ? words.noBackup
            : whenWords(Date.parse(lastBackupAt), now, calendar)}
        </Fact>
        <Fact name={words.backupsFolder}>
          <Copyable what={words.backupsFolder} text={backupsFolder} />
        </Fact>
      </Facts>
    </Card>
  )
}

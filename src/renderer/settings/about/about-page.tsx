import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Loaded } from '../../ui/states/loaded'
import { Fact, Facts } from '../fields/facts'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { NewsCard } from './news-card'
import { UpdatesCard } from './updates-card'

const words = settingsMessages.about

/** What this Familiar is: version, host, runtime and licence; and whether there is a newer one. */
export function AboutPage() {
  const about = useSettings((state) => state.about)
  const { reload } = useSettingsCommands()
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <NewsCard />
      <UpdatesCard />
      <Card title={words.program}>
        <Loaded of={about} what={words.what} onRetry={() => reload('about')}>
          {({ version, host, runtime, platform }) => (
            <Facts>
              <Fact name={words.version}>{version}</Fact>
              <Fact name={words.host}>{words.hostWords(host)}</Fact>
              <Fact name={words.runtime}>{runtime}</Fact>
              <Fact name={words.platform}>{platform}</Fact>
              <Fact name={words.licence}>{words.licenceWords}</Fact>
            </Facts>
          )}
        </Loaded>
      </Card>
      <p className="muted small">{words.thanks}</p>
    </>
  )
}

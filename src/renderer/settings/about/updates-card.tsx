import {
  UPDATES_BY_ITSELF,
  UPDATE_CHANNELS,
  type UpdateMeans,
  type Updates,
} from '@shared/contract/updates'
import { updatesMessages as words } from '@shared/i18n/updates-messages'
import { Card } from '../../ui/card'
import { OutwardLink } from '../../ui/controls/outward-link'
import { Loaded } from '../../ui/states/loaded'
import { Choice } from '../fields/choice'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { UpdateStatus } from './update-status'
import './about.css'

/** Whether there is a newer Familiar, what becomes of it, and what Familiar does about it by itself. */
export function UpdatesCard() {
  const updates = useSettings((state) => state.updates)
  const { reload } = useSettingsCommands()
  return (
    <Card title={words.title}>
      <Loaded of={updates} what={words.what} onRetry={() => reload('updates')}>
        {(held) =>
          held.now.state === 'impossible' ? (
            <div className="update">
              <p className="muted">{words.impossible(held.now.why)}</p>
              {held.page !== null && (
                <p>
                  <OutwardLink href={held.page}>{words.releases}</OutwardLink>
                </p>
              )}
            </div>
          ) : (
            <>
              <UpdateStatus held={held} now={held.now} />
              <UpdateFields held={held} />
            </>
          )
        }
      </Loaded>
    </Card>
  )
}

function UpdateFields({ held }: { held: Updates }) {
  const { updates } = useSettingsCommands()
  const channel = useSavedField(held.channel, updates.setChannel)
  const byItself = useSavedField(held.byItself, updates.setByItself)
  return (
    <div className="update__fields">
      <SettingRow
        label={words.channel}
        hint={words.channelHint(channel.value)}
        state={channel.state}
      >
        {(ids) => (
          <Choice
            ids={ids}
            options={UPDATE_CHANNELS.map((value) => ({ value, label: words.channelName(value) }))}
            value={channel.value}
            onChange={channel.change}
          />
        )}
      </SettingRow>
      <SettingRow
        label={words.byItself}
        hint={words.byItselfHint(byItself.value, held.means)}
        state={byItself.state}
      >
        {(ids) => (
          <Choice
            ids={ids}
            options={choicesFor(held.means).map((value) => ({
              value,
              label: words.byItselfName(value),
            }))}
            value={byItself.value}
            onChange={byItself.change}
          />
        )}
      </SettingRow>
    </div>
  )
}

/** A copy that cannot replace itself has no such choice. */
function choicesFor(means: UpdateMeans): readonly Updates['byItself'][] {
  return means === 'page'
    ? UPDATES_BY_ITSELF.filter((value) => value !== 'updates')
    : UPDATES_BY_ITSELF
}

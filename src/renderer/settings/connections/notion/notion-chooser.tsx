import { RefreshCw } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import type { NotionSource } from '@shared/contract/connections'
import { notionChoiceMessages as words } from '@shared/i18n/notion-choice-messages'
import { Button } from '../../../ui/controls/button'
import { announce } from '../../../ui/live/announcements'
import { Loaded } from '../../../ui/states/loaded'
import { useSettingsCommands } from '../../store/use-settings'
import { Steps } from '../steps'
import { type DoneDraft, choicesOf, draftOf } from './done-draft'
import { SourceRow } from './source-row'
import { useNotionSources } from './use-notion-sources'
import './notion.css'

/** Which databases are read, and what "done" means in each: proposed, said in a sentence, and confirmed by the user. */
export function NotionChooser({ onSaved }: { onSaved?: () => void }) {
  const { sources, busy, look } = useNotionSources()
  return (
    <div className="chooser">
      <p>{words.intro}</p>
      <Loaded of={sources} what={words.what} onRetry={look}>
        {(found) =>
          found.length === 0 ? (
            <div className="chooser__empty">
              <p className="empty__title">{words.empty}</p>
              <Steps steps={words.emptySteps} />
              <Button icon={RefreshCw} busy={busy} onClick={look}>
                {words.lookAgain}
              </Button>
            </div>
          ) : (
            <ChooserForm sources={found} busy={busy} onLook={look} {...(onSaved && { onSaved })} />
          )
        }
      </Loaded>
    </div>
  )
}

interface ChooserFormProps {
  readonly sources: readonly NotionSource[]
  readonly busy: boolean
  readonly onLook: () => void
  readonly onSaved?: () => void
}

function ChooserForm({ sources, busy, onLook, onSaved }: ChooserFormProps) {
  const { chooseNotionSources } = useSettingsCommands().connections
  // Only what the user has touched: a source that is shared meanwhile comes with its own likeliest.
  const [drafts, setDrafts] = useState<Readonly<Record<string, DoneDraft>>>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const draftFor = (source: NotionSource): DoneDraft =>
    drafts[source.dataSourceId] ?? draftOf(source)
  const read = sources.filter((source) => draftFor(source).isRead)

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (saving) return
    const choices = choicesOf(sources, draftFor)
    // The row that lacks an option says so itself.
    if (choices === null) return
    if (choices.length === 0) {
      setFailure(words.noSource)
      return
    }
    setSaving(true)
    const result = await chooseNotionSources(choices)
    setSaving(false)
    if (!result.ok) {
      setFailure(result.error.message)
      return
    }
    announce(words.saved)
    onSaved?.()
  }

  return (
    <form className="chooser__form" noValidate onSubmit={(event) => void save(event)}>
      <ul className="sources">
        {sources.map((source, index) => (
          <SourceRow
            key={source.dataSourceId}
            source={source}
            draft={draftFor(source)}
            isFirst={index === 0}
            onChange={(draft) => {
              setDrafts({ ...drafts, [source.dataSourceId]: draft })
              setFailure(null)
            }}
          />
        ))}
      </ul>
      {read.length > 0 && <p className="muted small">{words.once}</p>}
      {failure !== null && (
        <p className="field__error" role="alert">
          {failure}
        </p>
      )}
      <div className="connection__buttons">
        <Button type="submit" look="primary" busy={saving}>
          {words.confirm(read.length)}
        </Button>
        <Button look="quiet" icon={RefreshCw} busy={busy} onClick={onLook}>
          {words.lookAgain}
        </Button>
      </div>
    </form>
  )
}

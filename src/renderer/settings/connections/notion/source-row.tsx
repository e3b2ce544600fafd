import { Check } from 'lucide-react'
import { useId } from 'react'
import type { NotionSource } from '@shared/contract/connections'
import { notionChoiceMessages as words } from '@shared/i18n/notion-choice-messages'
import { Clipped } from '../../../ui/clipped'
import { Field } from '../../../ui/controls/field'
import { type Candidate, type DoneDraft, candidateOf, sentenceOf } from './done-draft'

interface SourceRowProps {
  readonly source: NotionSource
  readonly draft: DoneDraft
  readonly isFirst: boolean
  readonly onChange: (draft: DoneDraft) => void
}

/** A data source: whether it is read, and what "done" means in it. */
export function SourceRow({ source, draft, isFirst, onChange }: SourceRowProps) {
  const id = useId()
  const canCount = source.candidates.length > 0
  const name = source.name === '' ? words.unnamed : source.name
  return (
    <li className="source" data-read={draft.isRead}>
      <label className="source__name">
        <input
          type="checkbox"
          checked={draft.isRead}
          disabled={!canCount}
          aria-describedby={canCount ? undefined : id}
          {...(isFirst && { 'data-first-focus': true })}
          onChange={() => onChange({ ...draft, isRead: !draft.isRead })}
        />
        <Clipped text={name} />
      </label>
      {!canCount && (
        <p className="muted small source__why" id={id}>
          {words.notCountable}
        </p>
      )}
      {draft.isRead && <DoneFields source={source} draft={draft} onChange={onChange} />}
    </li>
  )
}

function DoneFields({ source, draft, onChange }: Omit<SourceRowProps, 'isFirst'>) {
  const candidate = candidateOf(source, draft)
  const sentence = sentenceOf(source, draft)
  return (
    <div className="source__done">
      {source.candidates.length > 1 && (
        <Field label={words.doneBy}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={draft.propertyId ?? ''}
              onChange={(event) => onChange({ ...draft, propertyId: event.target.value })}
            >
              {source.candidates.map(({ kind, propertyId, propertyName }) => (
                <option key={propertyId} value={propertyId}>
                  {kind === 'status' ? words.status(propertyName) : words.checkbox(propertyName)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {candidate?.kind === 'status' && (
        <StatusOptions candidate={candidate} draft={draft} onChange={onChange} />
      )}
      {sentence === null ? (
        <p className="field__error" role="alert">
          {words.noOption}
        </p>
      ) : (
        <p className="source__sentence">
          <Check aria-hidden />
          {sentence}
        </p>
      )}
    </div>
  )
}

interface StatusOptionsProps {
  readonly candidate: Extract<Candidate, { kind: 'status' }>
  readonly draft: DoneDraft
  readonly onChange: (draft: DoneDraft) => void
}

function StatusOptions({ candidate, draft, onChange }: StatusOptionsProps) {
  const toggle = (id: string): void => {
    const optionIds = new Set(draft.optionIds)
    if (!optionIds.delete(id)) optionIds.add(id)
    onChange({ ...draft, optionIds })
  }
  return (
    <fieldset className="options">
      <legend className="field__label">{words.options(candidate.propertyName)}</legend>
      {candidate.groups
        .filter(({ options }) => options.length > 0)
        .map(({ id, name, options }) => (
          <div key={id} className="options__group">
            <span className="muted small">{name}</span>
            <div className="options__row">
              {options.map((option) => (
                <label key={option.id} className="options__option">
                  <input
                    type="checkbox"
                    checked={draft.optionIds.has(option.id)}
                    onChange={() => toggle(option.id)}
                  />
                  {option.name}
                </label>
              ))}
            </div>
          </div>
        ))}
    </fieldset>
  )
}

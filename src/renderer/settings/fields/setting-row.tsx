import { Check, CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { settingsMessages } from '@shared/i18n/settings-messages'
import type { SaveState } from './use-saved-field'
import './fields.css'

/** What ties the controls of a row to its words. */
export interface RowIds {
  readonly labelId: string
  readonly describedBy: string
  readonly invalid: true | undefined
}

interface SettingRowProps {
  readonly label: string
  readonly hint: string
  readonly state: SaveState
  readonly children: (ids: RowIds) => ReactNode
}

/** One setting: what it is and does, its control, and beside it that it is saved, or why not. */
export function SettingRow({ label, hint, state, children }: SettingRowProps) {
  const id = useId()
  const { saves, error } = state
  return (
    <div className="setting">
      <div className="setting__words">
        <p className="setting__label">
          <span id={`${id}-label`}>{label}</span>
          {saves > 0 && error === null && (
            <span key={saves} className="setting__saved" aria-hidden>
              <Check />
              {settingsMessages.saved}
            </span>
          )}
        </p>
        <p className="muted small" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      <div className="setting__control">
        {children({
          labelId: `${id}-label`,
          describedBy: error === null ? `${id}-hint` : `${id}-hint ${id}-error`,
          invalid: error === null ? undefined : true,
        })}
        {error !== null && (
          <p className="field__error" id={`${id}-error`} role="alert">
            <CircleAlert aria-hidden />
            {error}
          </p>
        )}
      </div>
    </div>
  )
}

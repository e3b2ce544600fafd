import { FolderUp, House } from 'lucide-react'
import { type SubmitEvent, useId, useState } from 'react'
import type { ResultOf } from '@shared/contract/contract'
import { folderMessages } from '@shared/i18n/folder-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../controls/button'
import { Field } from '../controls/field'
import { Dialog } from '../dialog/dialog'
import { FolderOptions } from './folder-options'
import { withoutSeparator } from './split-path'
import { useFolderField } from './use-folder-field'
import type { ListFolders } from './use-folder-listing'
import './folder-picker.css'

interface FolderPickerProps {
  readonly list: ListFolders
  readonly add: (path: string) => Promise<ResultOf<'git.addFolder'>>
  readonly onAdded: (path: string) => void
  readonly onClose: () => void
}

const words = folderMessages.picker

/**
 * Chooses a folder by typing, by keyboard or by pointer. The path field is a combobox over the folders of what is typed
 * so far: arrows choose, Enter opens the chosen one, or watches the typed path when none is chosen.
 */
export function FolderPicker({ list, add, onAdded, onClose }: FolderPickerProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useFolderField(list, () => setFailure(null))
  const listId = useId()
  const parent = field.listing?.parent ?? null

  const watch = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const chosen = withoutSeparator(field.path.trim())
    const result = await add(chosen)
    setBusy(false)
    if (!result.ok) {
      setFailure(result.error.message)
      field.input.current?.focus()
      return
    }
    onAdded(chosen)
    onClose()
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <form noValidate onSubmit={(event) => void watch(event)}>
        <div className="dialog__body">
          <p className="muted">{words.explain}</p>
          <Field label={words.field} hint={words.hint} error={failure ?? field.error?.message}>
            {(control) => (
              <input
                {...control}
                ref={field.input}
                className="input"
                role="combobox"
                aria-expanded={field.options.length > 0}
                aria-controls={listId}
                aria-autocomplete="list"
                aria-activedescendant={field.active < 0 ? undefined : `${listId}-${field.active}`}
                autoComplete="off"
                data-first-focus
                spellCheck={false}
                value={field.path}
                onChange={(event) => field.type(event.target.value)}
                onKeyDown={field.onKeyDown}
              />
            )}
          </Field>
          <div className="folder-picker__ways">
            <Button
              look="quiet"
              icon={FolderUp}
              busy={parent === null}
              onClick={() => field.open(parent ?? undefined)}
            >
              {words.up}
            </Button>
            <Button look="quiet" icon={House} onClick={() => field.open(undefined)}>
              {words.home}
            </Button>
          </div>
          <FolderOptions
            id={listId}
            listing={field.listing}
            options={field.options}
            begins={field.begins}
            active={field.active}
            onOpen={field.open}
          />
        </div>
        <footer className="dialog__foot">
          <Button onClick={onClose}>{uiMessages.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {words.choose}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

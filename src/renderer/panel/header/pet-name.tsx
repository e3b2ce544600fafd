import { Check, Pencil, X } from 'lucide-react'
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { panelMessages } from '@shared/i18n/panel-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Clipped } from '../../ui/clipped'
import { IconButton } from '../../ui/controls/icon-button'
import { announce } from '../../ui/live/announcements'
import { usePanelCommands } from '../store/use-panel'
import './pet-name.css'

/** The pet's name, to be changed in place: Enter keeps, Escape leaves it as it was. */
export function PetName({ name }: { name: string }) {
  const [editing, setEditing] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)

  useEffect(() => {
    if (wasEditing.current && !editing) pencil.current?.focus()
    wasEditing.current = editing
  }, [editing])

  return (
    <div className="pet-name">
      {editing ? (
        <NameForm name={name} onDone={() => setEditing(false)} />
      ) : (
        <>
          <h1>
            <Clipped text={name} />
          </h1>
          <IconButton
            ref={pencil}
            icon={Pencil}
            label={panelMessages.rename(name)}
            onClick={() => setEditing(true)}
          />
        </>
      )}
    </div>
  )
}

function NameForm({ name, onDone }: { name: string; onDone: () => void }) {
  const { rename } = usePanelCommands()
  const [draft, setDraft] = useState(name)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()

  useEffect(() => input.current?.select(), [])

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { petNameSchema } = await import('@shared/contract/pet')
    const parsed = petNameSchema.safeParse(draft)
    if (!parsed.success) {
      setError(parsed.error.issues[0]?.message ?? null)
      return
    }
    if (parsed.data === name) {
      onDone()
      return
    }
    setBusy(true)
    const result = await rename(parsed.data)
    setBusy(false)
    if (!result.ok) {
      setError(result.error.message)
      return
    }
    announce(panelMessages.renamed(result.data.name))
    onDone()
  }

  return (
    <form
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <input
        ref={input}
        className="pet-name__input"
        aria-label={panelMessages.nameField}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : errorId}
        value={draft}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
      />
      <IconButton icon={Check} label={uiMessages.save} type="submit" busy={busy} />
      <IconButton icon={X} label={uiMessages.cancel} onClick={onDone} />
      {error !== null && (
        <p className="pet-name__error" id={errorId} role="alert">
          {error}
        </p>
      )}
    </form>
  )
}

import { type SubmitEvent, useEffect, useState } from 'react'
import { type PetList, petNameSchema } from '@shared/contract/pet'
import type { InstalledSpecies } from '@shared/contract/species'
import { petPageMessages } from '@shared/i18n/pet-page-messages'
import { petsMessages as words } from '@shared/i18n/pets-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { Dialog } from '../../ui/dialog/dialog'
import { StillFrame } from '../../ui/species/still-frame'
import { showToast } from '../../ui/toast/toasts'
import { useSettingsCommands } from '../store/use-settings'
import { proposeColor, proposeName, proposeSpecies } from './proposals'
import { useManifest } from './use-manifest'

const NONE: readonly InstalledSpecies[] = []

/** Another pet comes to live here: its name, its kind and its coat, each with a proposal. */
export function AdoptDialog({ pets, onClose }: { pets: PetList; onClose: () => void }) {
  const { adoptPet } = useSettingsCommands()
  const installed = useInstalled()
  const [name, setName] = useState(() => proposeName(pets))
  const [chosen, setChosen] = useState<{ species?: string; color?: string }>({})
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)

  const species = chosen.species ?? proposeSpecies(pets, installed)
  const manifest = useManifest(species)
  const familiar = manifest === 'missing' ? undefined : manifest?.familiar
  const coats = Object.keys(familiar?.colors ?? {})
  const color = chosen.color ?? proposeColor(pets, species, coats)

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const parsed = petNameSchema.safeParse(name)
    if (!parsed.success) {
      setError(parsed.error.issues[0]?.message)
      return
    }
    setBusy(true)
    const result = await adoptPet({ name: parsed.data, species, color })
    setBusy(false)
    if (!result.ok) {
      setError(result.error.message)
      return
    }
    showToast(words.adopted(parsed.data))
    onClose()
  }

  return (
    <Dialog title={words.adoptTitle} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)}>
        <div className="dialog__body">
          <StillFrame species={species} mood="happy" color={color} level={1} label="" />
          <Field label={petPageMessages.name} error={error}>
            {(control) => (
              <input
                {...control}
                className="input"
                data-first-focus
                autoComplete="off"
                spellCheck={false}
                value={name}
                onChange={(event) => {
                  setName(event.target.value)
                  setError(undefined)
                }}
              />
            )}
          </Field>
          <Field label={petPageMessages.species}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={species}
                onChange={(event) => setChosen({ species: event.target.value })}
              >
                {installed.map(({ id, name: kind }) => (
                  <option key={id} value={id}>
                    {kind}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {coats.length > 1 && (
            <Field label={petPageMessages.coat}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={color}
                  onChange={(event) => setChosen({ ...chosen, color: event.target.value })}
                >
                  {coats.map((coat) => (
                    <option key={coat} value={coat}>
                      {petPageMessages.coatName(coat)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </div>
        <footer className="dialog__foot">
          <Button onClick={onClose}>{uiMessages.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {words.adoptIt}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

/** The species of this computer; none until they are known. */
function useInstalled(): readonly InstalledSpecies[] {
  const { species } = useSettingsCommands()
  const [held, setHeld] = useState(NONE)
  useEffect(() => {
    let wanted = true
    void species.list().then((result) => {
      if (!wanted) return
      if (result.ok) setHeld(result.data.installed)
      else showToast(result.error.message, { look: 'problem' })
    })
    return () => {
      wanted = false
    }
  }, [species])
  return held
}

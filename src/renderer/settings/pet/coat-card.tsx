import { Check } from 'lucide-react'
import { useId } from 'react'
import type { PetSnapshot } from '@shared/contract/pet'
import { levelOf } from '@shared/domain/level'
import { petPageMessages as words } from '@shared/i18n/pet-page-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Card } from '../../ui/card'
import { Silhouette } from '../../ui/species/silhouette'
import { StillFrame } from '../../ui/species/still-frame'
import { showToast } from '../../ui/toast/toasts'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'
import { useManifest } from './use-manifest'

/** How many a species has as a rule: their places are kept while it is not known. */
const COATS_AS_A_RULE = 4

/** The coats of the pet's species, each as the pet would look in it now. */
export function CoatCard({ pet }: { pet: PetSnapshot }) {
  const { setColor } = useSettingsCommands()
  const manifest = useManifest(pet.species)
  const name = useId()
  const worn = pet.state.traits.color
  const level = levelOf(pet.state.xp)
  const coats = manifest === 'missing' ? [] : Object.keys(manifest?.familiar?.colors ?? {})

  const put = async (color: string, isUndo: boolean): ReturnType<typeof setColor> => {
    const before = worn
    const result = await setColor(color, pet.id)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
    else if (!isUndo)
      showToast(words.coatChanged(pet.name, words.coatName(color)), {
        action: { label: uiMessages.undo, run: () => void put(before, true) },
      })
    return result
  }
  const field = useSavedField(worn, (color) => put(color, false))

  if (manifest === null) return <CoatsComing />
  if (coats.length < 2) return null
  return (
    <Card title={words.coat}>
      <p className="muted small">{words.coatHint}</p>
      <div className="coats" role="radiogroup" aria-label={words.coat}>
        {coats.map((coat) => (
          <label key={coat} className="coat">
            <input
              type="radio"
              name={name}
              checked={coat === field.value}
              onChange={() => field.change(coat)}
            />
            <span className="coat__face">
              <span aria-hidden>
                <StillFrame
                  species={pet.species}
                  mood="happy"
                  color={coat}
                  level={level}
                  label=""
                />
              </span>
              <span className="coat__name">
                {words.coatName(coat)}
                {coat === field.value && <Check aria-hidden />}
              </span>
            </span>
          </label>
        ))}
      </div>
    </Card>
  )
}

function CoatsComing() {
  return (
    <Card title={words.coat}>
      <p className="muted small">{words.coatHint}</p>
      <div className="coats">
        <span className="only-heard">{uiMessages.loading}</span>
        {Array.from({ length: COATS_AS_A_RULE }, (_, coat) => (
          <div key={coat} className="coat" aria-hidden>
            <div className="coat__face">
              <div className="still still--coming">
                <Silhouette />
              </div>
              <span className="coat__name">&nbsp;</span>
            </div>
          </div>
        ))}
      </div>
    </Card>
  )
}

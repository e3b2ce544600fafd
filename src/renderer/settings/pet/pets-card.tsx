import { Eye, EyeOff, LogOut, Plus } from 'lucide-react'
import { useState } from 'react'
import type { RouteResult } from '@shared/contract/errors'
import { type PetList, type PetSnapshot, PETS_AT_MOST } from '@shared/contract/pet'
import { petsMessages as words } from '@shared/i18n/pets-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { IconButton } from '../../ui/controls/icon-button'
import { StillFrame } from '../../ui/species/still-frame'
import { showToast } from '../../ui/toast/toasts'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { AdoptDialog } from './adopt-dialog'
import './pets-card.css'

interface PetsCardProps {
  readonly pets: PetList
  /** Of whom the rest of the page tells. */
  readonly shown: PetSnapshot
}

/** Who lives here: which of them eats, who is to be seen, who comes and who goes. */
export function PetsCard({ pets, shown }: PetsCardProps) {
  const most = useSettings((state) => state.settings.data?.mostPets ?? null)
  const [adopting, setAdopting] = useState(false)
  return (
    <Card title={words.title}>
      <p className="muted small">{words.intro}</p>
      <ul className="pets">
        {pets.map((pet) => (
          <PetRow key={pet.id} pet={pet} isShown={pet.id === shown.id} />
        ))}
      </ul>
      <Button icon={Plus} onClick={() => setAdopting(true)}>
        {words.adopt}
      </Button>
      {most !== null && <MostPetsField held={most} />}
      {adopting && <AdoptDialog pets={pets} onClose={() => setAdopting(false)} />}
    </Card>
  )
}

function PetRow({ pet, isShown }: { pet: PetSnapshot; isShown: boolean }) {
  const { letEat, setHidden, letGo, takeBack, choosePet } = useSettingsCommands()
  const { id, name, eats, hidden, species, state } = pet
  const { mood, color } = state.traits

  /** Does it, and offers to undo it. */
  const act = async (
    ask: () => Promise<RouteResult<unknown>>,
    done: string,
    undo?: () => Promise<RouteResult<unknown>>,
  ): Promise<void> => {
    const result = await ask()
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
    else
      showToast(done, {
        ...(undo && {
          action: { label: uiMessages.undo, run: () => void act(undo, words.undone) },
        }),
      })
  }

  return (
    <li className="pets__row" data-shown={isShown || undefined}>
      <span aria-hidden className="pets__face">
        <StillFrame species={species} mood={mood} color={color} level={state.level} label="" />
      </span>
      <div className="pets__words">
        <p className="pets__name">{name}</p>
        <p className="muted small">{words.is(state.level, eats, hidden)}</p>
      </div>
      <div className="pets__actions">
        {!isShown && (
          <Button aria-label={words.tellOf(name)} onClick={() => choosePet(id)}>
            {words.tell}
          </Button>
        )}
        {!eats && (
          <Button
            aria-label={words.letEat(name)}
            onClick={() => void act(() => letEat(id), words.eatsNow(name))}
          >
            {words.eat}
          </Button>
        )}
        <IconButton
          icon={hidden ? Eye : EyeOff}
          label={hidden ? words.show(name) : words.hide(name)}
          onClick={() =>
            void act(
              () => setHidden(id, !hidden),
              hidden ? words.shownNow(name) : words.hiddenNow(name),
              () => setHidden(id, hidden),
            )
          }
        />
        <IconButton
          icon={LogOut}
          label={words.letGo(name)}
          onClick={() =>
            void act(
              () => letGo(id),
              words.gone(name),
              () => takeBack(id),
            )
          }
        />
      </div>
    </li>
  )
}

function MostPetsField({ held }: { held: number }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (mostPets) => update({ mostPets }))
  return (
    <SettingRow label={words.most} hint={words.mostHint} state={field.state}>
      {({ labelId, describedBy, invalid }) => (
        <select
          className="input"
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={field.value}
          onChange={(event) => field.change(Number(event.target.value))}
        >
          {Array.from({ length: PETS_AT_MOST }, (_, index) => index + 1).map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  )
}

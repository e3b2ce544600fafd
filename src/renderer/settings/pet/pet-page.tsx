import { Fragment, useEffect } from 'react'
import type { PetList, PetSnapshot } from '@shared/contract/pet'
import type { PetId } from '@shared/domain/ids'
import { levelProgress } from '@shared/domain/level'
import { DAY } from '@shared/domain/local-day'
import { panelMessages } from '@shared/i18n/panel-messages'
import { petPageMessages as words } from '@shared/i18n/pet-page-messages'
import { dateWords } from '@shared/i18n/time-words'
import { Card } from '../../ui/card'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { StillFrame } from '../../ui/species/still-frame'
import { Loaded } from '../../ui/states/loaded'
import { Fact, Facts } from '../fields/facts'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { CoatCard } from './coat-card'
import { OthersCards } from './others/others-cards'
import { PetNameForm } from './pet-name-form'
import { PetsCard } from './pets-card'
import { SpeciesCard } from './species-card'
import './pet-page.css'

/** The pet: its name, its story, its coat and its kind. */
export function PetPage() {
  const pets = useSettings((state) => state.pets)
  const chosen = useSettings((state) => state.chosenPet)
  const { reload } = useSettingsCommands()
  // The streak moves on without a push.
  useEffect(() => reload('story'), [reload])
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <Loaded of={pets} what={words.what} onRetry={() => reload('pets')}>
        {(held) => <PetsHere pets={held} chosen={chosen} />}
      </Loaded>
    </>
  )
}

function PetsHere({ pets, chosen }: { pets: PetList; chosen: PetId | null }) {
  const pet = pets.find(({ id }) => id === chosen) ?? pets.find(({ eats }) => eats)
  if (pet === undefined) return null
  return (
    <>
      <PetsCard pets={pets} shown={pet} />
      {/* Each pet's own: what was being done to one is not done to another. */}
      <Fragment key={pet.id}>
        <StoryCard pet={pet} />
        <CoatCard pet={pet} />
        <SpeciesCard species={pet.species} />
        <OthersCards pet={pet} />
      </Fragment>
    </>
  )
}

function StoryCard({ pet }: { pet: PetSnapshot }) {
  const { name, species, state } = pet
  const { mood, color } = state.traits
  const { level, into, size } = levelProgress(Math.floor(state.xp))
  return (
    <Card title={name}>
      <div className="pet-story">
        <StillFrame
          species={species}
          mood={mood}
          color={color}
          level={level}
          label={panelMessages.portrait(name, mood)}
        />
        <div className="pet-story__facts">
          <PetNameForm pet={pet} />
          <Facts>
            <Fact name={words.level}>{words.levelWords(level, size - into)}</Fact>
            <Fact name={words.xp}>{words.xpWords(Math.floor(state.xp))}</Fact>
            <StoryFacts rhythm={pet.rhythm} />
          </Facts>
        </div>
      </div>
    </Card>
  )
}

function StoryFacts({ rhythm }: Pick<PetSnapshot, 'rhythm'>) {
  const story = useSettings((state) => state.story.data)
  const calendar = useCalendar(rhythm)
  const now = useMinute()
  const today = calendar.dateAt(now)
  const born = story && calendar.dateAt(Date.parse(story.bornAt))
  const age = born === null ? 0 : Math.round((Date.parse(today) - Date.parse(born)) / DAY)
  return (
    <>
      <Fact name={words.streak}>
        {story ? words.streakWords(story.streak.days, story.streak.freezesInHand) : '—'}
      </Fact>
      <Fact name={words.born}>
        {born === null ? '—' : words.bornWords(dateWords(born, today), age)}
      </Fact>
    </>
  )
}

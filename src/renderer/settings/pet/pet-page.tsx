import { useEffect } from 'react'
import type { PetSnapshot } from '@shared/contract/pet'
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
import { SpeciesCard } from './species-card'
import './pet-page.css'

/** The pet: its name, its story, its coat and its kind. */
export function PetPage() {
  const pet = useSettings((state) => state.pet)
  const { reload } = useSettingsCommands()
  // The streak moves on without a push.
  useEffect(() => reload('story'), [reload])
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <Loaded of={pet} what={words.what} onRetry={() => reload('pet')}>
        {(held) => (
          <>
            <StoryCard pet={held} />
            <CoatCard pet={held} />
            <SpeciesCard species={held.species} />
            <OthersCards pet={held} />
          </>
        )}
      </Loaded>
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
          <PetNameForm name={name} />
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

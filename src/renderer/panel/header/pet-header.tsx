import type { PetSnapshot } from '@shared/contract/pet'
import { advance } from '@shared/domain/advance'
import { levelProgress } from '@shared/domain/level'
import { RULES } from '@shared/domain/rules'
import { formatNumber } from '@shared/i18n/messages'
import { panelMessages } from '@shared/i18n/panel-messages'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Meter } from '../../ui/controls/meter'
import { StillFrame } from '../../ui/species/still-frame'
import { usePanel } from '../store/use-panel'
import { CareButtons } from './care-buttons'
import { FocusLine, StartFocus } from './focus-control'
import { lastMealIn } from './last-meal'
import { moodWords } from './mood-words'
import { OpenSettings } from './open-settings'
import { PetName } from './pet-name'
import { SnoozeLine } from './snooze-line'
import './pet-header.css'
import './vitals.css'

/** The pet, how it is now, and what one can do for it. */
export function PetHeader({ pet }: { pet: PetSnapshot }) {
  const now = useMinute()
  const calendar = useCalendar(pet.rhythm)
  const lastMeal = usePanel(({ ledger }) => lastMealIn(ledger.entries, pet.id))
  const rhythm = { ...pet.rhythm, calendar }
  const { state } = advance(pet.state, now, rhythm, RULES.life)
  const { level, into, size } = levelProgress(Math.floor(state.xp))
  const { mood } = state.traits
  return (
    <header className="pet-header">
      <StillFrame
        species={pet.species}
        mood={mood}
        color={state.traits.color}
        level={level}
        label={panelMessages.portrait(pet.name, mood)}
      />
      <div className="pet-header__who">
        <PetName name={pet.name} />
        <p className="pet-header__mood numbers">
          <strong>{panelMessages.level(level)}</strong> ·{' '}
          {moodWords(pet.state, now, rhythm, lastMeal)}
        </p>
        <div className="pet-header__xp numbers">
          <Meter
            label={panelMessages.xpLabel}
            value={into}
            max={size}
            text={panelMessages.xp(into, size)}
            look="accent"
          />
          <span aria-hidden title={panelMessages.xpToNext(size - into, level + 1)}>
            {panelMessages.xp(into, size)}
          </span>
        </div>
      </div>
      <div className="pet-header__side">
        <div className="vitals">
          <Vital label={panelMessages.energy} value={state.energy} look="green" />
          <Vital label={panelMessages.fullness} value={100 - state.hunger} look="accent" />
        </div>
        <div className="pet-header__acts">
          <CareButtons pet={pet.name} />
          <StartFocus />
          <OpenSettings />
        </div>
        <FocusLine pet={pet} />
        <SnoozeLine pet={pet} />
      </div>
    </header>
  )
}

function Vital({ label, value, look }: { label: string; value: number; look: 'green' | 'accent' }) {
  const words = formatNumber(Math.round(value))
  return (
    <div className="vital">
      <p className="vital__words numbers" aria-hidden>
        <span>{label}</span>
        <strong>{words}</strong>
      </p>
      <Meter label={label} value={value} max={100} text={panelMessages.outOf(words)} look={look} />
    </div>
  )
}

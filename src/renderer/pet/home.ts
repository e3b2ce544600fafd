import { levelProgress } from '@shared/domain/level'
import type { PetState } from '@shared/domain/pet-state'
import { petMessages } from '@shared/i18n/pet-messages'
import type { Scene } from './stage/theatre'

/** What the pet's card shows. */
export interface CardFacts {
  readonly name: string
  readonly state: PetState
  readonly asleep: boolean
  /** Is it the one that the user's work feeds? */
  readonly eats: boolean
  /** What is wrong with Familiar itself, in words; null when nothing is. */
  readonly problem: string | null
  /** Can the settings mend it? */
  readonly canMend: boolean
}

export type CardAction =
  'feed' | 'play' | 'panel' | 'settings' | 'bringBack' | 'snoozeHour' | 'snoozeTomorrow'

/** The elements of one pet: its picture, its words, its card. */
export interface Home {
  readonly pet: HTMLButtonElement
  readonly canvas: HTMLCanvasElement
  readonly bubble: HTMLElement
  readonly speech: HTMLElement
  readonly card: HTMLElement
  show(facts: CardFacts): void
  setScene(scene: Scene): void
  /** An outline stands in for a picture that could not be loaded. */
  setPictureMissing(missing: boolean): void
  setConnected(connected: boolean): void
  /** Is it somewhere it can be brought back from? */
  setAway(away: boolean): void
  onAction(listener: (action: CardAction) => void): void
  /** Takes the keyboard into the card. */
  enterCard(): void
  /** Takes all of it off the page. */
  close(): void
}

/** Finds a pet's elements and gives them their words. */
export function openHome(root: HTMLElement): Home {
  const find = <T extends Element>(part: string, kind: new () => T): T => partOf(root, part, kind)
  const pet = find('pet', HTMLButtonElement)
  const canvas = find('stage', HTMLCanvasElement)
  const card = find('card', HTMLElement)
  const heading = find('heading', HTMLElement)
  const name = find('name', HTMLElement)
  const status = find('status', HTMLElement)
  const aside = find('aside', HTMLElement)
  const experience = find('experience', HTMLProgressElement)
  const problem = find('problem', HTMLElement)
  const silhouette = find('silhouette', SVGSVGElement)
  const bringBack = find('bring-back', HTMLButtonElement)
  const mend = find('mend', HTMLButtonElement)
  const actions: readonly (readonly [CardAction, HTMLButtonElement])[] = [
    ['feed', find('feed', HTMLButtonElement)],
    ['play', find('play', HTMLButtonElement)],
    ['panel', find('panel', HTMLButtonElement)],
    ['settings', mend],
    ['bringBack', bringBack],
    ['snoozeHour', find('snooze-hour', HTMLButtonElement)],
    ['snoozeTomorrow', find('snooze-tomorrow', HTMLButtonElement)],
  ]
  for (const [action, button] of actions) button.textContent = petMessages[action]
  find('snooze', HTMLElement).setAttribute('aria-label', petMessages.snooze)
  return {
    pet,
    canvas,
    bubble: find('words', HTMLElement),
    speech: find('speech', HTMLElement),
    card,
    show: (facts) => {
      const { level, into, size } = levelProgress(facts.state.xp)
      const { mood, color } = facts.state.traits
      root.dataset['coat'] = color
      heading.textContent = facts.name
      pet.setAttribute('aria-label', petMessages.picture(facts.name, level, mood, facts.asleep))
      name.textContent = facts.name
      name.title = facts.name
      status.textContent = petMessages.status(level, mood, facts.asleep)
      aside.textContent = facts.eats ? null : petMessages.companion
      aside.hidden = facts.eats
      card.setAttribute('aria-label', facts.eats ? petMessages.card : facts.name)
      experience.max = size
      experience.value = into
      experience.title = petMessages.experience(into, size)
      experience.setAttribute('aria-label', petMessages.experience(into, size))
      problem.textContent = facts.problem
      problem.title = facts.problem ?? ''
      problem.hidden = facts.problem === null
      mend.hidden = !facts.canMend
    },
    setScene: ({ act, animation }) => {
      canvas.dataset['act'] = act
      canvas.dataset['animation'] = animation ?? ''
    },
    setPictureMissing: (missing) => {
      silhouette.toggleAttribute('hidden', !missing)
    },
    setConnected: (connected) => {
      for (const [action, button] of actions) button.disabled = !connected && action !== 'bringBack'
    },
    setAway: (away) => {
      bringBack.hidden = !away
    },
    onAction: (listener) => {
      for (const [action, button] of actions)
        button.addEventListener('click', () => listener(action))
    },
    enterCard: () => actions[0]?.[1].focus(),
    close: () => root.remove(),
  }
}

function partOf<T extends Element>(root: HTMLElement, part: string, kind: new () => T): T {
  const element = root.querySelector(`.${part}`)
  if (!(element instanceof kind)) throw new Error(`The page lacks its .${part}.`)
  return element
}

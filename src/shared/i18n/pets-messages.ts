import { formatNumber } from './messages'

/** Words about who lives here. */
export const petsMessages = {
  title: 'Your pets',
  intro:
    'One of them eats: all your work feeds it. The others are companions. Their clock stands still, so they never go hungry; you can feed, pet and play with each.',
  is: (level: number, eats: boolean, hidden: boolean): string =>
    [
      `Level ${formatNumber(level)}`,
      eats ? 'eats' : 'companion',
      ...(hidden ? ['hidden'] : []),
    ].join(' · '),
  tell: 'Look at',
  tellOf: (name: string): string => `Look at ${name}`,
  eat: 'Let eat',
  letEat: (name: string): string => `Let ${name} eat from now on`,
  eatsNow: (name: string): string => `${name} eats from now on.`,
  hide: (name: string): string => `Hide ${name}`,
  show: (name: string): string => `Show ${name}`,
  hiddenNow: (name: string): string => `${name} is hidden.`,
  shownNow: (name: string): string => `${name} is to be seen again.`,
  letGo: (name: string): string => `Let ${name} go`,
  gone: (name: string): string => `${name} has gone. Its history is kept.`,
  undone: 'As it was before.',
  adopt: 'Adopt another pet',
  adoptTitle: 'Adopt a pet',
  adoptIt: 'Adopt',
  adopted: (name: string): string => `${name} lives here now.`,
  most: 'How many pets at most',
  mostHint: 'Fewer than there are sends none away.',
}

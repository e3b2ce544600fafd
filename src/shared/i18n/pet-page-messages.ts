import { counted, formatNumber } from './messages'

const COATS: Readonly<Record<string, string>> = {
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
  plum: 'Plum',
}

/** Words of the settings' pet page. */
export const petPageMessages = {
  intro: 'Who lives with you.',
  what: 'Your pet',
  storyWhat: 'Its story',
  name: 'Name',
  save: 'Save',
  born: 'Born',
  bornWords: (date: string, days: number): string =>
    days === 0 ? `${date}, today` : `${date}, ${counted(days, 'day', 'days')} ago`,
  level: 'Level',
  levelWords: (level: number, left: number): string =>
    `${formatNumber(level)} · ${formatNumber(left)} XP to the next`,
  xp: 'Experience',
  xpWords: (xp: number): string => `${formatNumber(xp)} XP in all`,
  streak: 'Streak',
  streakWords: (days: number, freezes: number): string => {
    if (days === 0) return 'none just now: today is a good day to begin'
    const kept = freezes === 0 ? '' : `, ${counted(freezes, 'freeze', 'freezes')} in hand`
    return `${counted(days, 'day', 'days')}${kept}`
  },
  coat: 'Coat',
  coatHint: 'The panel and this window take its colour on.',
  coatWhat: 'Its coats',
  coatName: (id: string): string => COATS[id] ?? `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`,
  coatChanged: (pet: string, coat: string): string => `${pet} wears ${coat.toLowerCase()} now.`,
  species: 'Species',
  speciesWhat: 'Its species',
}

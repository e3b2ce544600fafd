import type { LedgerEntry } from '@shared/contract/ledger'
import { fakeIds } from './worlds/ids'

let made = 0

type Given = Partial<Omit<LedgerEntry, 'effect'>> & {
  readonly effect?: Partial<LedgerEntry['effect']>
}

/** A ledger entry of one plain commit, but for what the test says of it. */
export function ledgerEntry({ effect, ...given }: Given = {}): LedgerEntry {
  made += 1
  return {
    id: fakeIds.event(made),
    type: 'commit.push',
    value: 1,
    occurredAt: '2026-11-19T12:00:00.000Z',
    source: 'git',
    place: 'familiar',
    title: 'Draw the pet',
    ...given,
    effect: {
      rules: 1,
      scoredAt: '2026-11-19T12:00:00.000Z',
      version: made,
      xp: 10,
      hunger: -6,
      energy: -1,
      level: { from: 1, to: 1 },
      mood: { from: 'happy', to: 'happy' },
      cap: { usedToday: 0, units: 1, worth: 1 },
      ...effect,
    },
  }
}

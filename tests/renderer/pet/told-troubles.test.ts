import { describe, expect, test } from 'vitest'
import type { AppStatus } from '@shared/contract/app'
import { DAY, HOUR } from '@shared/domain/local-day'
import { rememberTold } from '../../../src/renderer/pet/words/told-troubles'

type Trouble = AppStatus['troubles'][number]

const NOW = Date.parse('2026-11-19T13:45:00Z')
const trouble = (provider: Trouble['provider'], hoursAgo = 1): Trouble => ({
  provider,
  message: `${provider} is away.`,
  since: new Date(NOW - hoursAgo * HOUR).toISOString(),
})

/** A memory that outlives the page, as the browser's does. */
function storage(kept: string | null = null) {
  return {
    read: () => kept,
    write: (text: string) => {
      kept = text
    },
  }
}

describe('rememberTold()', () => {
  test('a trouble is told once, and again only when it is another one', () => {
    const told = rememberTold(storage())
    const [github, fitbit] = [trouble('github'), trouble('fitbit')]
    expect(told.take([github], NOW)).toEqual([github])
    expect(told.take([github, fitbit], NOW + HOUR)).toEqual([fitbit])
    expect(told.take([github, fitbit], NOW + 3 * DAY), 'it still lasts').toEqual([])
    expect(told.take([], NOW + 3 * DAY)).toEqual([])
    const later = trouble('github', -80)
    expect(told.take([later], NOW + 3 * DAY)).toEqual([later])
  })

  test('a start within a day does not repeat it, one after it does', () => {
    const memory = storage()
    const github = trouble('github')
    rememberTold(memory).take([github], NOW)
    expect(rememberTold(memory).take([github], NOW + DAY - 1)).toEqual([])
    expect(rememberTold(memory).take([github], NOW + DAY)).toEqual([github])
  })

  test.each(['nonsense', '{"a":1}', '[1,["github"],["x",null]]', '[["future",9e99]]'])(
    'a memory that holds %s stops nothing, and is written anew',
    (kept) => {
      const memory = storage(kept)
      const github = trouble('github')
      expect(rememberTold(memory).take([github], NOW)).toEqual([github])
      expect(rememberTold(memory).take([github], NOW + HOUR)).toEqual([])
    },
  )

  test('what was told long ago is forgotten, so the memory stays small', () => {
    const memory = storage()
    for (let day = 0; day < 50; day += 1) {
      const github = trouble('github', -day * 24)
      rememberTold(memory).take([github], NOW + day * DAY)
    }
    expect((memory.read() ?? '').length).toBeLessThan(120)
  })
})

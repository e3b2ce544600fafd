import { expect, it } from 'vitest'
import { createRateLimit } from '../../../../src/main/host/electron/rate-limit'
import { manualTime } from '../../../fixtures/manual-time'

it('says yes so often within any second, also after the clock was set back', () => {
  const time = manualTime(1_800_000_000_000)
  const allowed = createRateLimit(2, time.clock)
  expect([allowed(), allowed(), allowed()]).toEqual([true, true, false])
  time.pass(1_000)
  expect([allowed(), allowed()]).toEqual([true, true])
  time.turn(-3_600_000)
  expect([allowed(), allowed(), allowed()]).toEqual([true, true, false])
})

import { expect, test } from 'vitest'
import type { RouteResult } from '../../src/shared/contract/errors'
import { type SmokeParts, askParts, smokeReport, smokeTest } from '../../src/main/smoke'
import { manualTime } from '../fixtures/manual-time'

const ABOUT = { version: '1.2.3', runtime: 'Node 20', platform: 'linux x64' }
const WELL: RouteResult<unknown> = { ok: true, data: null }

function parts(changed: Partial<SmokeParts>): SmokeParts {
  const time = manualTime(0)
  return {
    ask: () => Promise.resolve(WELL),
    petListens: null,
    now: time.clock,
    after: time.after,
    ...changed,
  }
}

test('a part that does not answer is named with its reason, and the others are still asked', async () => {
  const refused: RouteResult<unknown> = {
    ok: false,
    error: { code: 'INTERNAL', message: 'The species folder is empty.' },
  }
  const findings = await smokeTest(
    parts({ ask: (_, route) => Promise.resolve(route === 'species.list' ? refused : WELL) }),
  )
  expect(findings.filter(({ ok }) => !ok)).toMatchObject([
    { what: 'the species', problem: 'The species folder is empty.' },
  ])
  expect(findings.at(-1)).toMatchObject({ what: 'the updates', ok: true })
  const lines = smokeReport(findings, ABOUT).trimEnd().split('\n')
  expect(lines[0]).toBe('Familiar 1.2.3 on Node 20, linux x64')
  expect(lines).toContain('FAIL  the species: The species folder is empty.')
  expect(lines.at(-1)).toBe(`Smoke test: 1 of ${findings.length} do not work.`)
})

test('a page that never comes up is waited for so long, and then told', async () => {
  const time = manualTime(0)
  const asked = smokeTest(
    parts({ petListens: new Promise(() => undefined), now: time.clock, after: time.after }),
  )
  await expect.poll(() => time.toNext()).toBe(30_000)
  expect((await asked).at(-1)).toEqual({
    what: 'the pet’s page',
    ok: false,
    ms: 30_000,
    problem: 'It did not come up within 30 s.',
  })
})

test('a page that comes up is well, and nothing is left to wait for', async () => {
  const time = manualTime(0)
  const findings = await smokeTest(parts({ petListens: Promise.resolve(), after: time.after }))
  expect(findings.at(-1)).toMatchObject({ what: 'the pet’s page', ok: true })
  expect(time.toNext()).toBeNull()
})

test('a part that never answers is told of in time, and keeps none of the others from being asked', async () => {
  const time = manualTime(0)
  const asked: string[] = []
  const parting = askParts(
    {
      ask: (_, route) => {
        asked.push(route)
        return route === 'app.about' ? new Promise(() => undefined) : Promise.resolve(WELL)
      },
      now: time.clock,
      after: time.after,
    },
    5_000,
  )
  expect(asked).toContain('updates.get')
  // Those that have answered are waited for no longer.
  await expect.poll(() => time.toNext()).toBe(5_000)
  expect(time.toNext()).toBeNull()
  const silent = (await parting).filter(({ result }) => !result.ok)
  expect(silent).toMatchObject([
    { route: 'app.about', ms: 5_000, result: { error: { message: 'no answer within 5 s' } } },
  ])
})

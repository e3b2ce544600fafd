import { sql } from 'drizzle-orm'
import { test } from 'vitest'
import type { LedgerCursor } from '../../src/shared/contract/ledger'
import type { Effect } from '../../src/shared/domain/effect'
import { goalsService } from '../../src/main/wire-goals'
import { ledgerService } from '../../src/main/wire-ledger'
import { freshDatabase } from '../fixtures/database'
import { makeProfile } from '../fixtures/profile'
import { percentile, report } from './report'

const EVENTS = 1_000_000
/** Ten years of them. */
const SPACING = '5.26 minutes'
const SAMPLES = 300
const DAYS = 371
const PAGE = 50

const EFFECT: Effect = {
  rules: 1,
  scoredAt: '2026-01-01T00:00:00.000Z',
  version: 2,
  before: { xp: 0, hunger: 50, energy: 80 },
  xp: 10,
  hunger: -6,
  energy: -1,
  level: { from: 1, to: 1 },
  mood: { from: 'happy', to: 'happy' },
  cap: { usedToday: 0, units: 1, worth: 1 },
}

/** What the panel asks when it opens, and while its ledger is scrolled, of a history no pet will live to see. */
test('the panel’s queries at a million events', async () => {
  const { database, drop } = await freshDatabase()
  const now = Date.now()
  const { userId, petId } = await makeProfile(database, now)
  await database.execute(sql`
    insert into events (id, user_id, pet_id, type, value, meta, scored, created_at)
    select gen_random_uuid(), ${userId}, ${petId}, 'commit.push', 1,
           jsonb_build_object('source', 'git', 'title', 'Say why ' || n, 'place', 'familiar', 'effect',
             ${JSON.stringify(EFFECT)}::jsonb),
           true, now() - n * ${SPACING}::interval
    from generate_series(1, ${EVENTS}) as n`)
  // The day rows have to be counted anew, as after a restore.
  await database.execute(sql`delete from metrics_cache`)
  await database.execute(sql`analyze events`)
  const ledger = ledgerService(database, userId, Date.now)
  const goals = goalsService(database, userId, Date.now, () => undefined)
  for (const unit of ['commits/week', 'commits/day', 'xp/month'])
    await goals.create({ name: unit, description: '', target: 100, unit })

  const rebuilding = await timed(() => ledger.activity(DAYS))
  let before: LedgerCursor | undefined
  const scroll = async (): Promise<void> => {
    const page = await ledger.list(before, PAGE)
    if (page.entries.length < PAGE) throw new Error('the ledger does not read its own lines')
    before = page.next ?? undefined
  }
  const asked = {
    'ledger, newest page': () => ledger.list(undefined, PAGE),
    'ledger, page by page into the past': scroll,
    'activity of a year': () => ledger.activity(DAYS),
    'goals with their progress': () => goals.list(),
  }
  const figures = []
  for (const [what, ask] of Object.entries(asked)) {
    const samples: number[] = []
    for (let sample = 0; sample < SAMPLES; sample += 1) samples.push(await timed(ask))
    figures.push(
      { what: `${what}, p50`, measured: percentile(samples, 0.5), unit: 'ms' },
      {
        what: `${what}, p99`,
        measured: percentile(samples, 0.99),
        unit: 'ms',
        budget: { atMost: 50 },
      },
    )
  }
  await drop()
  report(`The panel's queries at ${EVENTS.toLocaleString('en-US')} events`, [
    ...figures,
    { what: 'counting every day anew, once', measured: rebuilding, unit: 'ms' },
  ])
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

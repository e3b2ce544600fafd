import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { openPageSocket, signIn } from '../fixtures/page-socket'
import { type AppProcess, embeddedServer, queryApp, startApp } from '../fixtures/running-app'
import { seededRandom } from '../fixtures/seeded-random'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const KILLS = 50
/** In every fifth, Postgres is killed too. */
const WITH_POSTGRES = 5
const SEED = Number(process.env['FAMILIAR_SEED'] ?? Date.now() % 1_000_000)

let folder: TempFolder | null = null
let app: AppProcess | null = null

afterAll(async () => {
  await app?.stop()
  await folder?.remove()
})

/**
 * Sends events as a careful program would: each has an id and is sent again until it is accepted. Returns the ids that
 * were accepted while `goesOn`.
 */
async function pour(
  running: AppProcess,
  queue: string[],
  accepted: Set<string>,
  goesOn: () => boolean,
): Promise<void> {
  while (goesOn()) {
    const id = queue[0] ?? `event-${accepted.size}-${queue.length}`
    if (queue.length === 0) queue.push(id)
    try {
      const type = accepted.size % 3 === 0 ? 'task.completed' : 'commit.push'
      const response = await running.post({ id, type, meta: { title: id, place: 'familiar' } })
      if (response.status !== 200 && response.status !== 202) continue
      accepted.add(id)
      queue.shift()
    } catch {
      // It was killed in the middle; the same event is sent to the next one.
      return
    }
  }
}

test(`killed ${KILLS} times at random moments, nothing is lost, nothing counts twice, and XP equals the ledger`, async () => {
  console.log(`FAMILIAR_SEED=${SEED}`)
  const random = seededRandom(SEED)
  folder = await tempFolder()
  const data = join(folder.path, 'data')
  const accepted = new Set<string>()
  const queue: string[] = []

  app = startApp(data)
  const panel = await openPageSocket(await signIn(await app.ready), 'panel')
  const goal = { name: 'Everything', target: 1_000_000, unit: 'commits/month' }
  expect(await panel.request('goals.create', goal)).toMatchObject({ ok: true })
  const reached = { name: 'A few', target: 5, unit: 'commits/month' }
  expect(await panel.request('goals.create', reached)).toMatchObject({ ok: true })
  await app.stop()

  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = startApp(data)
    app = running
    let alive = true
    const pouring = running.ready.then(
      () => Promise.all([1, 2, 3].map(() => pour(running, queue, accepted, () => alive))),
      () => undefined,
    )
    // Some die before they are up, most while they work.
    if (random() > 0.15) await running.ready
    await pause(random() * 350)
    const server = kill % WITH_POSTGRES === 0 ? await embeddedServer(data) : null
    running.child.kill('SIGKILL')
    if (server) process.kill(server.pid, 'SIGKILL')
    alive = false
    await running.finished
    await pouring
  }

  const last = startApp(data)
  app = last
  await last.ready
  const [rows] = await queryApp<Record<string, unknown>>(
    data,
    `select
       (select count(*)::int from event_raw where external_event_id like 'endpoint:%') as raw,
       (select count(distinct external_event_id)::int from event_raw) = (select count(*)::int from event_raw) as raw_unique,
       (select count(*)::int from events e join event_raw r on r.id = e.event_raw_id where r.external_event_id like 'endpoint:%') as events,
       (select count(*)::int from event_raw where not processed) as unprocessed,
       (select count(*)::int from events where not scored) as unscored,
       (select count(*)::int from events where type = 'goal.completed') as goals_completed,
       (select sum((meta -> 'effect' ->> 'xp')::numeric)::float8 from events) as ledger_xp,
       (select (state_json ->> 'xp')::float8 from pets) as pet_xp,
       (select version from pets) as version,
       (select 1 + count(*)::int from audit_logs where action = 'pet.scored') as batches,
       (select count(distinct (meta -> 'effect' ->> 'version'))::int + 1 from events) as versions_in_ledger,
       (select current_value::int from goals where name = 'Everything') as counted,
       (select sum(value)::int from events where type = 'commit.push') as commits`,
  )
  const ids = await queryApp<{ id: string }>(
    data,
    `select split_part(external_event_id, ':', 3) as id from event_raw where external_event_id like 'endpoint:%'`,
  )
  const stored = new Set(ids.map(({ id }) => id))

  expect([...accepted].filter((id) => !stored.has(id))).toEqual([])
  expect(accepted.size).toBeGreaterThan(KILLS)
  expect(rows).toMatchObject({ raw_unique: true, unprocessed: 0, unscored: 0, goals_completed: 1 })
  expect(rows?.['events']).toBe(rows?.['raw'])
  expect(rows?.['pet_xp']).toBe(rows?.['ledger_xp'])
  expect(rows?.['batches']).toBe(rows?.['version'])
  expect(rows?.['versions_in_ledger']).toBe(rows?.['version'])
  expect(rows?.['counted']).toBe(rows?.['commits'])
}, 300_000)

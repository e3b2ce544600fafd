import { expect, test } from 'vitest'
import { silentLog } from '../../../../src/main/log'
import { Delivery } from '../../../../src/main/sources/git/delivery'
import { INTEGRATION_ID } from '../../../fixtures/watching'

test('a database that answers and takes nothing is tried again once, until it has taken something', async () => {
  let isFull = true
  const full = Object.assign(new Error('the disk is full'), { code: '53100' })
  const ingest = () => (isFull ? Promise.reject(full) : Promise.resolve(1))
  const delivery = new Delivery(
    { ingest, clock: () => 0, log: silentLog },
    new AbortController().signal,
    () => undefined,
  )
  const hand = () =>
    delivery
      .ingest({ integrationId: INTEGRATION_ID, events: [], receivedAt: 0 })
      .catch((error: unknown) => delivery.away(error))
  // Whatever else waited for the database, these commits did not.
  expect(delivery.goesOn()).toBe(false)
  await hand()
  expect(delivery.goesOn()).toBe(true)
  await hand()
  expect(delivery.goesOn()).toBe(false)
  isFull = false
  await hand()
  expect(delivery.goesOn()).toBe(false)
  isFull = true
  await hand()
  expect(delivery.goesOn()).toBe(true)
})

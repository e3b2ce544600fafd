import { expect, test } from 'vitest'
import { timeZones } from '../../../src/renderer/settings/behaviour/time-zones'

const values = (set: string | null): string[] =>
  timeZones(set).flatMap(({ zones }) => zones.map(({ value }) => value))

test('a zone that is set stays in the list even where the browser does not know it', () => {
  expect(values(null)).not.toContain('Mars/Olympus_Mons')
  expect(values('Mars/Olympus_Mons')).toContain('Mars/Olympus_Mons')
})

test('zones of several parts can be told apart within their region', () => {
  const america = timeZones(null).find(({ region }) => region === 'America')
  expect(america?.zones.map(({ label }) => label)).toContain('North Dakota, Center')
})

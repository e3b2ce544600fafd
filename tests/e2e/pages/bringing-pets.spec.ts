import { mainOf } from './main-of'
import { expect, test } from './open-page'

const PET = { name: 'dewey.zip', mimeType: 'application/zip', buffer: Buffer.from('a pet') }

test('a pet that takes long to be read can be left off: nothing of it comes up afterwards', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  const main = mainOf(page)
  await page.getByRole('link', { name: 'Pet' }).click()
  const others = page.getByRole('region', { name: 'Pets of others' })
  const stop = others.getByRole('button', { name: 'Stop' })
  const files = others.locator('[data-choose=files]')
  await main.hold('species.inspect')
  await files.setInputFiles(PET)
  await expect(others.getByRole('status')).toHaveText('Looking at it…')
  await stop.click()

  await expect(others.getByRole('status')).toHaveText('Drop a pet here')
  await expect(stop).toHaveCount(0)
  await expect(others.getByRole('button', { name: 'Choose files' })).toBeFocused()
  expect(await main.asked('species.stopInspecting')).toHaveLength(1)

  // The answer to what was left off is heard, and passed over; that to the next one is not.
  await main.release('species.inspect')
  await main.hold('species.inspect')
  await files.setInputFiles(PET)
  await expect(others.getByRole('status')).toHaveText('Looking at it…')
  await expect(others.getByRole('alert')).toHaveCount(0)
  await main.release('species.inspect')
  await expect(others.getByRole('alert')).toBeVisible()
  await expect(others.getByRole('button', { name: 'Choose files' })).not.toHaveAttribute(
    'aria-disabled',
  )
})

test('files that are still sent are left off too: no more of them are', async ({ open }) => {
  const page = await open({ window: 'settings' })
  const main = mainOf(page)
  await page.getByRole('link', { name: 'Pet' }).click()
  const others = page.getByRole('region', { name: 'Pets of others' })
  await main.hold('species.sendPart')
  await others.locator('[data-choose=files]').setInputFiles([
    { ...PET, name: 'one.png' },
    { ...PET, name: 'two.png' },
  ])
  await expect(others.getByRole('status')).toHaveText('Reading 1 of 2 files…')
  await others.getByRole('button', { name: 'Stop' }).click()
  await main.release('species.sendPart')
  await expect(others.getByRole('status')).toHaveText('Drop a pet here')
  expect(await main.asked('species.sendPart')).toHaveLength(1)
  expect(await main.asked('species.inspect')).toHaveLength(0)
})

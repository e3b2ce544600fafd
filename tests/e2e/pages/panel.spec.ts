import type { Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

const valueOf = async (page: Page, meter: string): Promise<number> =>
  Number(await page.getByRole('meter', { name: meter }).getAttribute('aria-valuenow'))

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name of your pet' })

test.describe('the name', () => {
  test('is changed by keyboard alone, and the focus is back where it began', async ({ open }) => {
    const page = await open()
    await page.getByRole('button', { name: 'Rename Maple' }).focus()
    await page.keyboard.press('Enter')
    await expect(nameField(page)).toBeFocused()
    // All of the old name is chosen, so that typing replaces it.
    await page.keyboard.type('Juniper')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Juniper' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Rename Juniper' })).toBeFocused()
    await expect(page).toHaveTitle('Juniper · Familiar')
  })

  test('of blanks or of 41 letters is refused in words, and Escape leaves it as it was', async ({
    open,
  }) => {
    const page = await open()
    for (const [typed, words] of [
      ['   ', 'A pet needs a name'],
      ['M'.repeat(41), 'At most 40 characters'],
    ] as const) {
      await page.getByRole('button', { name: 'Rename Maple' }).press('Enter')
      await nameField(page).fill(typed)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toHaveText(words)
      await expect(nameField(page)).toHaveAccessibleDescription(words)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('heading', { level: 1, name: 'Maple' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Rename Maple' })).toBeFocused()
    }
    expect(await mainOf(page).asked('pet.rename')).toEqual([])
  })

  test('that main cannot keep stays in the field, with the reason', async ({ open }) => {
    const page = await open()
    await mainOf(page).fail('pet.rename', REFUSED)
    await page.getByRole('button', { name: 'Rename Maple' }).press('Enter')
    await nameField(page).fill('Juniper')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(REFUSED.message)
    await expect(nameField(page)).toHaveValue('Juniper')
  })
})

test('level, experience and bars are told in numbers as well as drawn', async ({ open }) => {
  const page = await open()
  await expect(page.getByText('Level 19', { exact: true })).toBeVisible()
  const experience = page.getByRole('meter', { name: 'Experience' })
  await expect(experience).toHaveAttribute('aria-valuetext', '1,070 / 1,900 XP')
  await expect(experience).toHaveAttribute('aria-valuemax', '1900')
  const energy = page.getByRole('meter', { name: 'Energy' })
  await expect(energy).toHaveAttribute('aria-valuetext', '85 of 100')
  await expect(energy).toHaveAttribute('aria-valuenow', '85')
  const bar = await energy.evaluate(
    (meter) =>
      (meter.firstElementChild?.getBoundingClientRect().width ?? 0) /
      meter.getBoundingClientRect().width,
  )
  expect(bar).toBeCloseTo(0.85, 1)
})

test.describe('the mood comes with its reason', () => {
  for (const { world, at, words } of [
    { world: 'rich', words: 'ecstatic: fed 12 min ago' },
    { world: 'troubled', words: 'hungry: nothing to eat for 13 h' },
    { world: 'empty', words: 'happy: all is well' },
    { world: 'empty', at: new Date('2026-11-19T01:30:00Z'), words: 'asleep: until 07:00' },
  ] as const)
    test(words, async ({ open }) => {
      const page = await open({ world, ...(at && { at }) })
      await expect(page.getByRole('banner')).toContainText(words)
    })
})

test.describe('care', () => {
  test('moves the bars as its hints say, and becomes a line of the ledger', async ({ open }) => {
    const page = await open({ world: 'troubled' })
    for (const { button, meter, by } of [
      { button: 'Feed', meter: 'Fullness', by: 15 },
      { button: 'Pet', meter: 'Energy', by: 1 },
      { button: 'Play', meter: 'Energy', by: -6 },
    ]) {
      const care = page.getByRole('button', { name: button, exact: true })
      await expect(care).toHaveAttribute('title', by < 0 ? /−6 energy/ : /−15 hunger|\+1 energy/)
      const before = await valueOf(page, meter)
      await care.press('Enter')
      await expect.poll(() => valueOf(page, meter)).toBe(before + by)
      await expect(page.locator('.ledger__line').first()).toContainText(/^You .* Maple/)
    }
  })

  test('asked for twice while the first is on its way is given once', async ({ open }) => {
    const page = await open()
    const main = mainOf(page)
    await main.hold('pet.care')
    const feed = page.getByRole('button', { name: 'Feed', exact: true })
    await feed.click()
    await expect(feed).toHaveAttribute('aria-disabled', 'true')
    await feed.click({ force: true })
    await main.release('pet.care')
    await expect(feed).not.toHaveAttribute('aria-disabled')
    expect(await main.asked('pet.care')).toEqual([{ action: 'feed' }])
  })

  test('that fails says so', async ({ open }) => {
    const page = await open()
    await mainOf(page).fail('pet.care', REFUSED)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect(page.locator('.toast')).toContainText(REFUSED.message)
  })
})

test('the way to the settings asks for their window', async ({ open }) => {
  const page = await open()
  // The header comes with the pet, and its buttons are others than those before: a key must not fall between them.
  await page.getByRole('meter', { name: 'Energy' }).waitFor()
  await page.getByRole('button', { name: 'Settings' }).press('Enter')
  await expect.poll(() => mainOf(page).asked('app.openWindow')).toEqual([{ window: 'settings' }])
})

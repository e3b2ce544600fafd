import type { Page } from '@playwright/test'
import { mainOf } from './main-of'
import { expect, test } from './open-page'

const PASSWORD = 'three hedgehogs in a boat'

const openAccount = async (page: Page): Promise<void> => {
  await page.evaluate(() => (location.hash = 'account'))
  await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeFocused()
}

test('a name is kept, and its being kept is said', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'empty' })
  await openAccount(page)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Robin')
  await page.keyboard.press('Enter')
  await expect(page.locator('.toast')).toContainText('Your name is saved.')
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Robin')
})

test('a first address and password ask for no other, and tell how good the password is', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'empty' })
  await openAccount(page)
  const password = page.getByLabel('Password', { exact: true })
  await expect(page.getByLabel('Current password')).toHaveCount(0)
  await page.getByLabel('E-mail address').fill('robin at home')
  await password.fill('short')
  await expect(password).toHaveAccessibleDescription('5 more characters to go.')
  await password.fill('password1234')
  await expect(password).toHaveAccessibleDescription(/^Weak/)
  await password.fill(PASSWORD)
  await expect(password).toHaveAccessibleDescription(/^(Good|Strong)/)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription(
    'Not an e-mail address',
  )
  await page.getByLabel('E-mail address').fill('robin@example.org')
  await page.keyboard.press('Enter')
  await expect(page.locator('.toast')).toContainText('You can sign in with this')
  await expect(page.getByLabel('Current password')).toBeVisible()
  await expect(page.getByLabel('New password')).toHaveValue('')
})

test('a wrong current password is told beside its field', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'troubled' })
  await openAccount(page)
  const current = page.getByLabel('Current password')
  await current.fill('not the password')
  await page.keyboard.press('Enter')
  await expect(current).toHaveAccessibleDescription('This is not your current password')
  await expect(current).toBeFocused()
  await current.fill(PASSWORD)
  await page.getByLabel('E-mail address').fill('robin@work.example')
  await page.keyboard.press('Enter')
  await expect(page.locator('.toast')).toContainText('Your sign-in is changed.')
  expect((await mainOf(page).asked('account.setSignIn')).at(-1)).toEqual({
    email: 'robin@work.example',
    password: null,
    currentPassword: PASSWORD,
  })
})

test('on a computer of its own nobody is asked to sign in', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await openAccount(page)
  await expect(page.getByText('on this computer alone')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0)
})

test('on a shared server one signs out and in again; a wrong password is one sentence', async ({
  open,
}) => {
  const page = await open({ window: 'settings', world: 'troubled' })
  await openAccount(page)
  const device = page.getByRole('region', { name: 'This device' })
  await expect(device).toContainText('Signed in as robin@example.org.')
  await device.getByRole('button', { name: 'Sign out' }).press('Enter')
  await expect(device).toContainText('This device has a profile of its own')
  await device.getByLabel('E-mail address').fill('robin@example.org')
  await device.getByLabel('Password').fill('not the password')
  await page.keyboard.press('Enter')
  await expect(device.getByRole('alert')).toHaveText(
    'No profile here has that address and that password.',
  )
  await expect(device.getByLabel('Password')).toHaveValue('')
  await device.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(device).toContainText('Signed in as robin@example.org.')
})

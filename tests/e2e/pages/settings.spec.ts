import type { Page } from '@playwright/test'
import { REFUSED, mainOf } from './main-of'
import { expect, test } from './open-page'

type SettingsPage =
  'Connections' | 'Pet' | 'Behaviour' | 'Goals and focus' | 'Data' | 'Account' | 'Help' | 'About'

const goTo = async (page: Page, name: SettingsPage): Promise<void> => {
  await page.getByRole('link', { name }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
}

/** Main goes and comes back: the page asks for everything anew. */
const askAnew = async (page: Page): Promise<void> => {
  const main = mainOf(page)
  const before = (await main.asked('settings.get')).length
  await main.setConnected(false)
  await expect(page.getByText('Familiar is not running.')).toBeVisible()
  await main.setConnected(true)
  await expect(page.getByText('Familiar is not running.')).toHaveCount(0)
  await expect.poll(async () => (await main.asked('settings.get')).length).toBe(before + 1)
}

test('every page is reached by keyboard, and its name is where the reading begins', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  // Before there is anything to go to the key is lost.
  await page.getByRole('link', { name: 'Connections' }).waitFor()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Connections' })).toBeFocused()
  for (const name of [
    'Pet',
    'Behaviour',
    'Goals and focus',
    'Data',
    'Account',
    'Help',
    'About',
    'Connections',
  ] as const) {
    await goTo(page, name)
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expect(page).toHaveTitle(`${name} · Settings · Familiar`)
  }
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'About' })).toBeVisible()
})

test('the address of a page that has moved still leads to it', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await goTo(page, 'About')
  await page.evaluate(() => (location.hash = 'work'))
  await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible()
  await expect(page).toHaveURL(/#connections$/)
})

test('every setting is saved as it is changed, by keyboard, and is still so later', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  await goTo(page, 'Behaviour')
  await page.getByRole('radio', { name: 'Like the system' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark')
  await page.getByRole('radio', { name: 'Whole sentences' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('radio', { name: 'Walks about' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('combobox', { name: 'Size' }).selectOption('150 %')
  await page.getByRole('combobox', { name: 'Opacity' }).selectOption('80 %')
  await page.getByRole('radio', { name: 'As it was drawn' }).focus()
  await page.keyboard.press('ArrowRight')
  const motion = page.getByRole('radiogroup', { name: 'Reduced motion' })
  await motion.getByRole('radio', { name: 'Always' }).press('Space')
  const battery = page.getByRole('radiogroup', { name: 'Take it easy on battery' })
  await battery.getByRole('radio', { name: 'Off' }).press('Space')
  const sounds = page.getByRole('radiogroup', { name: 'Sounds of your pet' })
  await sounds.getByRole('radio', { name: 'Off' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('combobox', { name: 'Volume' }).selectOption('20 %')
  await page.getByRole('checkbox', { name: 'A connection in trouble' }).press('Space')
  const zone = page.getByRole('combobox', { name: 'Time zone' })
  await zone.selectOption('Pacific/Auckland')
  await page.getByRole('group', { name: 'Night' }).getByLabel('From').fill('22:30')
  await page.getByRole('group', { name: 'Night' }).getByLabel('To', { exact: true }).fill('06:15')
  await page.keyboard.press('Enter')
  for (const name of ['Click through the pet', 'Do not disturb', 'Start at login']) {
    const group = page.getByRole('radiogroup', { name })
    await group.getByRole('radio', { name: 'On' }).press('Space')
  }
  await expect(page.getByText('Familiar starts when you log in.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'A goal reached' }).press('Space')
  await page.getByRole('group', { name: 'Quiet hours' }).getByLabel('From').fill('21:00')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Open the panel' }).fill('alt ctrl p')
  await page.keyboard.press('Enter')
  await goTo(page, 'Goals and focus')
  await page.getByRole('checkbox', { name: 'Saturday' }).press('Space')
  await page.getByRole('checkbox', { name: 'Wednesday' }).press('Space')
  await expect
    .poll(() => mainOf(page).settings())
    .toEqual({
      appearance: 'dark',
      bubbles: 'short',
      easyOnBattery: false,
      timeZone: 'Pacific/Auckland',
      night: { fromMinutes: 22 * 60 + 30, toMinutes: 6 * 60 + 15 },
      restDays: [3, 7],
      focusMinutes: 25,
      size: 150,
      opacity: 80,
      roams: false,
      mirrored: true,
      mostPets: 2,
      reducedMotion: 'on',
      sounds: true,
      soundVolume: 20,
      mutedSounds: ['trouble'],
      clickThrough: true,
      shortcuts: { 'toggle-pet': null, panel: 'Ctrl+Alt+P', focus: null },
      notices: ['trouble', 'focus', 'goal', 'update'],
      doNotDisturb: true,
      quietHours: { fromMinutes: 21 * 60, toMinutes: 8 * 60 },
    })
  await goTo(page, 'About')
  await askAnew(page)
  await goTo(page, 'Behaviour')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'A word or two' })).toBeChecked()
  await expect(zone).toHaveValue('Pacific/Auckland')
  await expect(page.getByRole('radio', { name: 'Stays where you put it' })).toBeChecked()
  await expect(page.getByRole('combobox', { name: 'Size' })).toHaveValue('150')
  await expect(page.getByRole('combobox', { name: 'Opacity' })).toHaveValue('80')
  await expect(page.getByRole('group', { name: 'Night' }).getByLabel('From')).toHaveValue('22:30')
  await expect(
    page.getByRole('group', { name: 'Night' }).getByLabel('To', { exact: true }),
  ).toHaveValue('06:15')
  await goTo(page, 'Goals and focus')
  await expect(page.getByRole('checkbox', { name: 'Wednesday' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Saturday' })).not.toBeChecked()
})

test('a sound can be listened to before any is wished for, and opens nothing until then', async ({
  open,
  page,
}) => {
  await page.addInitScript(() => {
    const opened: string[] = []
    Object.assign(window, { opened })
    window.AudioContext = class extends AudioContext {
      constructor() {
        super()
        opened.push('opened')
        this.addEventListener('statechange', () => opened.push(this.state))
      }
    }
  })
  await open({ window: 'settings' })
  await goTo(page, 'Behaviour')
  const opened = (): Promise<unknown> => page.evaluate((): unknown => Reflect.get(window, 'opened'))
  const listen = page.getByRole('button', { name: 'Listen: Landing' })
  await expect(listen).toBeVisible()
  const sounds = page.getByRole('radiogroup', { name: 'Sounds of your pet' })
  await expect(sounds.getByRole('radio', { name: 'Off' })).toBeChecked()
  expect(await opened()).toEqual([])
  await listen.press('Enter')
  await expect.poll(opened).toEqual(['opened', 'running', 'suspended'])
  expect((await mainOf(page).settings())?.sounds, 'to listen is not to switch on').toBe(false)
})

test('keys that cannot be used are refused in words, and those that are not free say so', async ({
  open,
}) => {
  const page = await open({ window: 'settings' })
  await goTo(page, 'Behaviour')
  const keys = page.getByRole('textbox', { name: 'Start or stop focusing' })
  await keys.fill('p')
  await keys.press('Enter')
  await expect(page.getByText('Add Ctrl and Alt')).toBeVisible()
  await keys.fill('ctrl+c')
  await keys.press('Enter')
  await expect(page.getByText('Ctrl+C copies in other programs')).toBeVisible()
  const problem = 'Ctrl+Alt+F is not free.'
  await mainOf(page).push({
    type: 'desktop.changed',
    desktop: {
      isDesktopApp: true,
      shortcutProblems: [{ shortcut: 'focus', problem }],
      startAtLogin: 'off',
      notificationProblem: null,
    },
  })
  await expect(page.getByText(problem)).toBeVisible()
})

test('in a browser the settings say what needs the desktop app', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await goTo(page, 'Behaviour')
  await expect(page.getByRole('textbox', { name: 'Open the panel' })).toBeVisible()
  await mainOf(page).push({
    type: 'desktop.changed',
    desktop: {
      isDesktopApp: false,
      shortcutProblems: [],
      startAtLogin: 'unavailable',
      notificationProblem: null,
    },
  })
  await expect(page.getByText('need the desktop app')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Open the panel' })).toHaveCount(0)
})

test('reduced motion says what the computer asks for', async ({ open, page }) => {
  await open({ window: 'settings' })
  await goTo(page, 'Behaviour')
  const field = page.getByRole('radiogroup', { name: 'Reduced motion' })
  await expect(field).toHaveAccessibleDescription(/Your computer does not ask for reduced motion/)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(field).toHaveAccessibleDescription(/Your computer asks for reduced motion just now/)
})

test('a night without length or with half its times is refused in words', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await goTo(page, 'Behaviour')
  const from = page.getByRole('group', { name: 'Night' }).getByLabel('From')
  await from.fill('07:00')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('A night needs a length')
  // It shows again what holds.
  await expect(from).toHaveValue('23:00')
  await from.fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('A night needs both its times.')
  await from.fill('22:00')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect.poll(async () => (await mainOf(page).settings())?.night.fromMinutes).toBe(22 * 60)
})

test('a change that main refuses is taken back, with the reason beside it', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await goTo(page, 'Behaviour')
  await mainOf(page).fail('settings.update', REFUSED)
  await page.getByRole('radio', { name: 'Like the system' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('alert')).toHaveText(REFUSED.message)
  await expect(page.getByRole('radio', { name: 'Like the system' })).toBeChecked()
  await expect(page.getByRole('radiogroup', { name: 'Appearance' })).toHaveAccessibleDescription(
    `Of the panel and this window. ${REFUSED.message}`,
  )
})

test('addresses are added, refused in words, taken away and brought back', async ({ open }) => {
  const page = await open({ window: 'settings' })
  const card = page.getByRole('region', { name: 'Your e-mail addresses' })
  const list = card.getByRole('listitem')
  const field = card.getByRole('textbox', { name: 'Another address' })
  await field.fill('robin@home.example')
  await page.keyboard.press('Enter')
  await expect(list).toHaveText(['robin@example.org', 'robin@work.example', 'robin@home.example'])
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()
  for (const [typed, words] of [
    ['robin at home', 'Not an e-mail address'],
    ['ROBIN@example.org', 'This address is already in the list.'],
  ] as const) {
    await field.fill(typed)
    await page.keyboard.press('Enter')
    await expect(field).toHaveAccessibleDescription(words)
    await expect(field).toBeFocused()
  }
  await expect(list).toHaveCount(3)
  await card.getByRole('button', { name: 'Remove robin@work.example' }).press('Enter')
  await expect(list).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list).toHaveText(['robin@example.org', 'robin@work.example', 'robin@home.example'])
  await askAnew(page)
  await expect(list).toHaveCount(3)
})

test('the database in use is named, its place to be copied', async ({ open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await open({ window: 'settings' })
  await goTo(page, 'Data')
  const database = page.getByRole('region', { name: 'Database' })
  await expect(database).toContainText('Familiar’s own, on this computer')
  await expect(database).toContainText('PostgreSQL 18.4')
  await expect(database).toContainText('48.3 MB')
  await database.getByRole('button', { name: 'Copy where the database is' }).press('Enter')
  await expect(page.locator('.toast')).toContainText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '/home/robin/.local/share/familiar/postgres',
  )
})

test('before the first backup the page says when it comes', async ({ open }) => {
  const page = await open({ window: 'settings', world: 'empty' })
  await goTo(page, 'Data')
  await expect(page.getByText('The first is made within a day.')).toBeVisible()
})

test('about names version, host, runtime and licence', async ({ open }) => {
  const page = await open({ window: 'settings' })
  await goTo(page, 'About')
  for (const words of ['0.1.0', 'your browser (browser host)', 'Node 20.20.2', 'MIT: use it'])
    await expect(page.getByRole('region', { name: 'This Familiar' })).toContainText(words)
  await page.getByRole('button', { name: 'Open the panel' }).press('Enter')
  await expect.poll(() => mainOf(page).asked('app.openWindow')).toEqual([{ window: 'panel' }])
})

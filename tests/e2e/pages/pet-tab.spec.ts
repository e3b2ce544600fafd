import type { Push } from '@shared/contract/pushes'
import { remembered } from '../../fakes/fake-bridge'
import { createFakeMain } from '../../fakes/fake-main'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { emptyWorld } from '../../fakes/worlds/empty-world'
import { type Page } from '@playwright/test'
import { NOW, expect, test } from './open-page'
import { petIsThere } from './pet'

/** Opens the page as the browser host serves it: no preload, a socket to main. Gives what tells it more. */
async function openTab(page: Page, url: string): Promise<(push: Push) => void> {
  await page.clock.setFixedTime(NOW)
  const main = createFakeMain(emptyWorld(NOW.getTime()))
  await page.addInitScript(() => {
    const ticket = Object.assign(document.createElement('meta'), { content: 'a-ticket' })
    ticket.name = 'familiar-ticket'
    document.addEventListener('readystatechange', () => document.head.append(ticket), {
      once: true,
    })
  })
  let tell = (_push: Push): void => undefined
  await page.routeWebSocket('**/socket?ticket=a-ticket', (socket) => {
    tell = (push) => socket.send(JSON.stringify({ kind: 'push', push }))
    socket.onMessage((message) => {
      if (!String(message).includes('"ready"')) return
      for (const push of remembered(main)) tell(push)
    })
    socket.send(JSON.stringify({ kind: 'welcome', ticket: 'another' }))
  })
  await page.goto(url)
  await petIsThere(page)
  return (push) => tell(push)
}

/** The smallest rectangle with all that is not transparent on the page, and how many pixels of it are not. */
async function inkOnPage(page: Page) {
  const shot = (await page.screenshot({ omitBackground: true })).toString('base64')
  return page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const { width, height } = image
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const ink = { left: width, top: height, right: -1, bottom: -1, pixels: 0, width, height }
    for (let at = 0; at < width * height; at += 1) {
      if (data[at * 4 + 3] === 0) continue
      const [x, y] = [at % width, Math.floor(at / width)]
      ink.left = Math.min(ink.left, x)
      ink.right = Math.max(ink.right, x)
      ink.top = Math.min(ink.top, y)
      ink.bottom = Math.max(ink.bottom, y)
      ink.pixels += 1
    }
    return ink
  }, shot)
}

test('a whole tab is a room: the pet in its own size, and quiet ways to the other pages', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 900, height: 700 })
  await openTab(page, `${site}/pet`)
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(246, 242, 234)')
  const pet = (await page.locator('#stage').boundingBox())!
  expect([pet.width, pet.height]).toEqual([192, 208])
  expect(pet.x + pet.width / 2).toBeCloseTo(450, 0)
  expect(pet.y, 'not at the edge').toBeGreaterThan(200)
  expect(pet.y + pet.height).toBeLessThan(600)

  const ways = page.getByRole('navigation', { name: 'More of Familiar' })
  await expect(ways.getByRole('link')).toHaveText(['Open the panel', 'Settings'])
  await expect(ways.getByRole('link', { name: 'Settings' })).toHaveAttribute('href', '/settings')
  const opened = page.waitForEvent('popup')
  await ways.getByRole('link', { name: 'Open the panel' }).click()
  const panel = await opened
  await expect(panel).toHaveURL(`${site}/panel`)
  await panel.waitForLoadState()
  await panel.close()

  // A tab that stays behind the one that was closed is drawn no frames of.
  await page.bringToFront()
  await page.locator('#pet').hover()
  await expect(page.locator('#card')).toBeVisible()
  const card = (await page.locator('#card').boundingBox())!
  expect(card.y).toBeGreaterThan(0)
  expect(card.y + card.height, 'above its head').toBeLessThan(pet.y + 30)
})

test('the card opens the panel in the same browser', async ({ page, site }) => {
  await page.setViewportSize({ width: 280, height: 340 })
  await openTab(page, `${site}/pet`)
  await expect(page.getByRole('navigation'), 'a small window has no room for ways').toBeHidden()
  const opened = page.waitForEvent('popup')
  await page.locator('#pet').hover()
  await page.getByRole('button', { name: 'Panel' }).click()
  const panel = await opened
  await expect(panel).toHaveURL(`${site}/panel`)
  await panel.waitForLoadState()
  await panel.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an overlay (${colorScheme}) is as large as the page, transparent beside the pet, and takes no click or key`, async ({
    page,
    site,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 1280, height: 720 })
    const tell = await openTab(page, `${site}/pet?overlay`)
    await expect(page.getByRole('navigation')).toBeHidden()
    const stage = (await page.locator('#stage').boundingBox())!
    const ink = await inkOnPage(page)
    expect([ink.width, ink.height]).toEqual([1280, 720])
    expect(ink.pixels, 'the pet itself').toBeGreaterThan(2_000)
    expect(ink.pixels, 'and what is beside it in its own box').toBeLessThan(144 * 156 * 0.8)
    expect(ink.left).toBeGreaterThanOrEqual(stage.x)
    expect(ink.top).toBeGreaterThanOrEqual(stage.y)
    expect(ink.right).toBeLessThan(stage.x + stage.width)
    expect(ink.bottom).toBeLessThan(stage.y + stage.height)
    expect(stage.y + stage.height, 'on the floor of the page').toBe(720)

    await page.mouse.move(stage.x + 72, stage.y + 100)
    await page.mouse.click(stage.x + 72, stage.y + 100)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    await expect(page.locator('#card')).toBeHidden()

    const { id } = emptyWorld(NOW.getTime()).pet
    tell({ type: 'ledger.appended', pet: id, entries: [ledgerEntry()], total: 1, xp: 20 })
    const bubble = page.locator('.bubble')
    await expect(bubble, 'in which repository is nobody’s business').toHaveText('+20 XP')
    const down = { state: 'down', problem: 'The database cannot be reached.' } as const
    const status = { database: down, quarantined: 0, troubles: [] }
    tell({ type: 'app.statusChanged', status })
    tell({ type: 'snooze.changed', snooze: { until: '2026-11-19T14:40:00.000Z' } })
    await expect(page.locator('#pet')).toBeHidden()
    expect((await inkOnPage(page)).pixels, 'asleep, there is nothing at all').toBe(0)
  })
}

test('in the desktop’s own window there is neither, whatever its size', async ({ open, page }) => {
  await page.setViewportSize({ width: 900, height: 700 })
  await open({ window: 'pet' })
  await petIsThere(page)
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await expect(page.getByRole('navigation')).toBeHidden()
})

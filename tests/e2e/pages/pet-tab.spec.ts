import { remembered } from '../../fakes/fake-bridge'
import { createFakeMain } from '../../fakes/fake-main'
import { emptyWorld } from '../../fakes/worlds/empty-world'
import { type Page } from '@playwright/test'
import { NOW, expect, test } from './open-page'
import { petIsThere } from './pet'

/** Opens the page as the browser host serves it: no preload, a socket to main. */
async function openTab(page: Page, url: string): Promise<void> {
  await page.clock.setFixedTime(NOW)
  const main = createFakeMain(emptyWorld(NOW.getTime()))
  await page.addInitScript(() => {
    const ticket = Object.assign(document.createElement('meta'), { content: 'a-ticket' })
    ticket.name = 'familiar-ticket'
    document.addEventListener('readystatechange', () => document.head.append(ticket), {
      once: true,
    })
  })
  await page.routeWebSocket('**/socket?ticket=a-ticket', (socket) => {
    socket.onMessage((message) => {
      if (!String(message).includes('"ready"')) return
      for (const push of remembered(main)) socket.send(JSON.stringify({ kind: 'push', push }))
    })
    socket.send(JSON.stringify({ kind: 'welcome', ticket: 'another' }))
  })
  await page.goto(url)
  await petIsThere(page)
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

test('an overlay has neither ground nor ways', async ({ page, site }) => {
  await page.setViewportSize({ width: 900, height: 700 })
  await openTab(page, `${site}/pet?overlay`)
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await expect(page.getByRole('navigation')).toBeHidden()
})

test('in the desktop’s own window there is neither, whatever its size', async ({ open, page }) => {
  await page.setViewportSize({ width: 900, height: 700 })
  await open({ window: 'pet' })
  await petIsThere(page)
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await expect(page.getByRole('navigation')).toBeHidden()
})

import { expect, test } from './open-page'
import { PET_WINDOW, emit, petIsThere, plays, requestsOf } from './pet'

test.use({ viewport: PET_WINDOW })

test('the pointer over the pet shows its name, level and mood; leaving hides them', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const card = page.getByRole('region', { name: 'Your pet' })
  await expect(card).toBeHidden()
  await page.locator('#pet').hover()
  await plays(page, 'hover')
  await expect(card).toContainText('Maple')
  await expect(card).toContainText('Level 1 · happy')
  await expect(card.getByRole('progressbar', { name: '0 of 100 XP' })).toBeVisible()
  await page.getByRole('button', { name: 'Feed' }).hover()
  await expect(card).toBeVisible()
  await page.mouse.move(2, 2)
  await expect(card).toBeHidden()
})

test('the keyboard reaches everything: card, care and panel, and Escape leaves', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const pet = page.getByRole('button', {
    name: 'Maple, level 1, happy. Press Enter to pet, arrow keys to move.',
  })
  const card = page.locator('#card')
  await page.keyboard.press('Tab')
  await expect(pet).toBeFocused()
  await expect(card).toBeVisible()
  await page.keyboard.press('Enter')
  await plays(page, 'petted')

  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Feed' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => requestsOf(page, 'pet.care')).toContainEqual({ action: 'feed' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => requestsOf(page, 'pet.care')).toContainEqual({ action: 'play' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => requestsOf(page, 'app.openWindow')).toEqual([{ window: 'panel' }])

  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await expect(pet, 'the focus is not lost with the card').toBeFocused()
})

test('put to sleep from its card the pet is gone, the page says until when, and wakes it', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.locator('#pet').hover()
  await page.getByRole('button', { name: 'Sleep an hour' }).click()
  await expect(page.locator('#pet')).toBeHidden()
  await expect(page.locator('#card')).toBeHidden()
  await expect(page.getByText('Asleep until 15:45')).toBeVisible()
  await page.getByRole('button', { name: 'Wake up' }).click()
  await expect(page.locator('#pet')).toBeVisible()
  await expect(page.getByText('Asleep until')).toBeHidden()

  await page.locator('#pet').hover()
  await page.getByRole('button', { name: 'Till tomorrow' }).click()
  await expect(page.getByText('Asleep until tomorrow, 07:00')).toBeVisible()
  expect(await requestsOf(page, 'snooze.begin')).toEqual([
    { length: 'hour' },
    { length: 'tomorrow' },
  ])
})

test('Escape hides the card under a resting pointer', async ({ open }) => {
  const page = await open({ window: 'pet' })
  await petIsThere(page)
  await page.locator('#pet').hover()
  await expect(page.locator('#card')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('#card')).toBeHidden()
})

test('the menu key and the right button lead into the card', async ({ open }) => {
  const page = await open({ window: 'pet' })
  await petIsThere(page)
  await page.locator('#pet').click({ button: 'right' })
  await expect(page.getByRole('button', { name: 'Feed' })).toBeFocused()
  expect(await requestsOf(page, 'pet.care'), 'no petting by the right button').toEqual([])
})

test('a click pets; two make a game of it, and nothing else', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.locator('#pet').dblclick()
  await plays(page, 'play')
  await expect(page.getByRole('status')).toContainText('Again!')
  await page.locator('#pet').click()
  await expect.poll(() => requestsOf(page, 'pet.care')).toHaveLength(2)
  expect(await requestsOf(page, 'pet.care')).toEqual([{ action: 'play' }, { action: 'pet' }])
  expect(await requestsOf(page, 'app.openWindow')).toEqual([])
})

test('strokes pet; a pointer that merely passes does not', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const box = (await page.locator('#pet').boundingBox())!
  const y = box.y + box.height * 0.75
  await page.mouse.move(box.x + 10, y)
  await page.mouse.move(box.x + box.width - 10, y, { steps: 6 })
  expect(await requestsOf(page, 'pet.care')).toEqual([])
  for (const x of [30, 100, 30, 100]) await page.mouse.move(box.x + x, y, { steps: 4 })
  await expect.poll(() => requestsOf(page, 'pet.care')).toEqual([{ action: 'pet' }])
  await plays(page, 'petted')
})

test('a second finger on a pet that is carried does not leave it in the air for ever', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const box = (await page.locator('#pet').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const fingers = await page.context().newCDPSession(page)
  const touch = async (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    ...touchPoints: readonly { readonly x: number; readonly y: number; readonly id: number }[]
  ): Promise<void> => {
    await fingers.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] })
  }
  await touch('touchStart', { x, y, id: 0 })
  await touch('touchMove', { x, y: y - 20, id: 0 })
  await plays(page, 'carried')
  const first = { x, y: y - 20, id: 0 }
  await touch('touchStart', first, { x: x + 8, y: y - 10, id: 1 })
  await touch('touchEnd', first)
  await touch('touchEnd')
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'floor')
})

test('to drag the pet is not to pet it, nor is letting go of it', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const box = (await page.locator('#pet').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const to of [x - 40, x + 40, x - 40, x + 40, x]) await page.mouse.move(to, y, { steps: 3 })
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'hand')
  await page.mouse.up()
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'floor')
  expect(await requestsOf(page, 'pet.care')).toEqual([])
  // It may have swung away from under the pointer, which then is on what is behind it until it moves.
  await page.mouse.move(2, 2)
  await page.locator('#pet').click()
  await expect.poll(() => requestsOf(page, 'pet.care')).toEqual([{ action: 'pet' }])
})

test('on the desktop main is told what the hand does, and moves the window', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty', movedByMain: true })
  await petIsThere(page)
  const box = (await page.locator('#pet').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 40, y, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.press('ArrowLeft')
  const moving = await page.evaluate(() =>
    window.fake!.bodyMessages.filter(({ type }) => type !== 'touch'),
  )
  expect(moving).toEqual([
    { type: 'size', percent: 100 },
    { type: 'grab' },
    { type: 'release', flight: true },
    { type: 'nudge', x: -16, y: 0 },
  ])
  expect((await page.locator('#pet').boundingBox())!, 'the page itself moves nothing').toEqual(box)

  await page.evaluate(() =>
    window.fake!.pose({
      x: 256,
      y: 300,
      place: 'peek',
      side: 'right',
      kept: true,
      thrown: false,
      moving: false,
      facing: 'left',
      swing: 0,
      food: null,
    }),
  )
  const moved = (await page.locator('#pet').boundingBox())!
  expect([moved.x + moved.width / 2, moved.y + moved.height]).toEqual([256, 300])
  // It has gone from under the pointer.
  await page.mouse.move(moved.x + 55, moved.y + 100)
  await page.getByRole('button', { name: 'Bring back' }).click()
  expect(await page.evaluate(() => window.fake!.bodyMessages)).toContainEqual({
    type: 'bring-back',
  })
})

test('what the pet gains while its card is up moves the card too', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.locator('#pet').hover()
  await emit(page, { type: 'goal.completed', value: 2 })
  await expect(page.locator('#status')).toContainText('Level 2')
})

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { codexPet } from '../../fixtures/pets/codex-pet'
import { type Block, png } from '../../fixtures/pets/pictures'
import { shimejiPictures } from '../../fixtures/pets/shimeji-set'
import { zipFile } from '../../fixtures/pets/zip-file'
import { type Familiar, expect, test } from './familiar'

const [GREEN, RED] = [
  [20, 160, 60],
  [200, 40, 40],
] as const

/** A plain sheet of four cells of 32 in each of two rows: it stands green, and walks red; its last cell is empty. */
const SHEET = png(
  128,
  64,
  [GREEN, RED].flatMap((rgb, row): Block[] =>
    Array.from({ length: row === 0 ? 4 : 3 }, (_, column) => ({
      x: column * 32 + 6,
      y: row * 32 + 6,
      width: 20,
      height: 26,
      rgb,
    })),
  ),
)

/** The settings' page of the pet, and its cards. */
async function petPage(
  familiar: Familiar,
): Promise<{ page: Page; others: Locator; mine: Locator }> {
  await familiar.start()
  const page = await familiar.open('settings')
  await page.getByRole('link', { name: 'Pet' }).click()
  const others = page.getByRole('region', { name: 'Pets of others' })
  const mine = page.getByRole('region', { name: 'Kinds of pet' })
  await expect(mine.getByText('Wick')).toBeVisible()
  return { page, others, mine }
}

/** The colours a canvas shows, as `r,g,b`; clear pixels aside. */
const coloursOn = (canvas: Locator): Promise<string[]> =>
  canvas.evaluate((element) => {
    const context = element instanceof HTMLCanvasElement ? element.getContext('2d') : null
    if (!context) return []
    const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height)
    const seen = new Set<string>()
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === 255) seen.add([...data.subarray(at, at + 3)].join())
    return [...seen]
  })

/** Writes files below a folder. */
async function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

/** Drags files or folders of this computer from outside onto a place of the page, and lets go of them there. */
async function dropOn(page: Page, place: Locator, ...paths: readonly string[]): Promise<void> {
  await place.scrollIntoViewIfNeeded()
  const box = (await place.boundingBox())!
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    })
  await session.detach()
}

test('a plain sheet is described, put right where the form is wrong, seen and adopted', async ({
  familiar,
}) => {
  const { page, others, mine } = await petPage(familiar)
  const pet = await familiar.open('pet')
  await page.bringToFront()
  await others
    .locator('[data-choose=files]')
    .setInputFiles({ name: 'blip.png', mimeType: 'image/png', buffer: SHEET })
  const form = page.getByRole('dialog', { name: 'Describe the sheet' })
  const width = form.getByLabel('Cell width')
  const height = form.getByLabel('Cell height')
  const row = (what: string) => form.getByLabel(`${what}: Row, from 0`)
  const frames = (what: string) => form.getByLabel(`${what}: Frames`)
  const preview = form.getByRole('button', { name: 'Preview' })
  /** Asks for the preview and expects a field to be refused in these words, told beside it and to those who do not see. */
  const refused = async (field: Locator, says: string): Promise<void> => {
    await preview.click()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(says)
    await expect(form.locator('.field__error')).toHaveText([says])
    await expect(field).toBeFocused()
    await expect(form.locator('.field__error')).toBeInViewport()
  }

  await test.step('it comes with what Familiar has guessed', async () => {
    await expect(form).toContainText('blip.png is 128×64 pixels.')
    await expect(form.getByLabel('Name')).toHaveValue('blip')
    await expect(width).toHaveValue('64')
    await expect(frames('Standing still')).toHaveValue('2')
  })

  await test.step('what no pet can be made of is refused beside its field, in plain words', async () => {
    await form.getByLabel('Name').fill('  ')
    await refused(form.getByLabel('Name'), 'A pet needs a name')
    await form.getByLabel('Name').fill('Blip')
    await width.fill('')
    await refused(width, 'A whole number is wanted')
    await width.fill('0')
    await refused(width, 'At least 1 pixel')
    await width.fill('129')
    await refused(width, 'The sheet is 128 wide')
    await width.fill('32')
    await height.fill('65')
    await refused(height, 'The sheet is 64 high')
    await height.fill('32')
    await form.getByLabel('Milliseconds a frame').fill('5')
    await refused(form.getByLabel('Milliseconds a frame'), 'At least 20 ms')
    await form.getByLabel('Milliseconds a frame').fill('100')
    await frames('Standing still').fill('0')
    await refused(frames('Standing still'), 'A pet needs frames to stand still in')
    await frames('Standing still').fill('5')
    await refused(frames('Standing still'), 'A row of this sheet has 4 cells')
    await frames('Standing still').fill('4')
    await frames('Walking').fill('3')
    await row('Walking').fill('2')
    await refused(row('Walking'), 'The sheet has rows 0 to 1')
    await row('Walking').fill('1')
  })

  await test.step('what only main sees is said beside the row it is about', async () => {
    await frames('Walking').fill('4')
    await preview.click()
    await expect(form.locator('.field__error')).toHaveText(['Frame 3 of row 1 is empty.'])
    await expect(row('Walking')).toHaveAttribute('aria-invalid', 'true')
    await expect(frames('Walking')).toHaveAccessibleDescription('Frame 3 of row 1 is empty.')
    await expect(frames('Standing still')).not.toHaveAttribute('aria-invalid')
    await frames('Walking').fill('3')
    await expect(form.locator('.field__error')).toHaveCount(0)
  })

  const shown = page.getByRole('dialog', { name: 'Preview of Blip' })
  await test.step('put right, it is seen as it was described', async () => {
    await form.getByLabel('Author').fill('Ada Example')
    await preview.click()
    const canvas = shown.locator('canvas')
    await expect(shown).toContainText('Ada Example')
    await shown.getByRole('button', { name: /^idle/ }).first().click()
    await expect(canvas).toHaveAttribute('data-animation', 'idle')
    await expect.poll(() => coloursOn(canvas)).toEqual([GREEN.join()])
    await shown.getByRole('button', { name: /^walk-right/ }).click()
    await expect(canvas).toHaveAttribute('data-animation', 'walk-right')
    await expect.poll(() => coloursOn(canvas)).toEqual([RED.join()])
  })

  await test.step('it was read in the thread that is built for it, which was found', async () => {
    const logs = join(familiar.dataFolder, 'logs')
    const files = await readdir(logs)
    const texts = await Promise.all(files.map((file) => readFile(join(logs, file), 'utf8')))
    expect(texts.join('')).toContain('starting')
    expect(texts.join('')).not.toContain('read in place')
  })

  await test.step('adopted, the pet is one, and its window shows it', async () => {
    await shown.getByRole('button', { name: 'Adopt' }).click()
    await expect(shown).toBeHidden()
    await expect(page.locator('.toast')).toContainText('is a Blip now.')
    await expect(mine.locator('li', { hasText: 'Blip' })).toContainText('yours')
    await expect(mine.locator('li', { hasText: 'Blip' })).toContainText('by Ada Example')
    await pet.bringToFront()
    await expect
      .poll(async () =>
        (await coloursOn(pet.locator('#stage'))).some(
          (one) => one === GREEN.join() || one === RED.join(),
        ),
      )
      .toBe(true)
  })
})

test('a folder is chosen: the pet in it is seen, with what lies in its own folders', async ({
  familiar,
  folder,
}) => {
  const { page, others } = await petPage(familiar)
  const mochi = join(folder.path, 'mochi')
  await writeFiles(
    mochi,
    new Map([
      ...shimejiPictures([1, 2, 3, 4, 11]),
      ['conf/deeper/notes.txt', Buffer.from('nothing of a pet')],
      ['LICENSE', Buffer.from('Free for all')],
    ]),
  )
  await others.locator('[data-choose=folder]').setInputFiles(mochi)
  const dialog = page.getByRole('dialog', { name: 'Preview of Mochi' })
  await expect(dialog).toContainText('Shimeji')
  await expect(dialog).toContainText('Free for all')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  // The same folder can be chosen again after it was mended.
  await others.locator('[data-choose=folder]').setInputFiles(mochi)
  await expect(dialog).toBeVisible()
})

test('a folder is dropped from the desktop, and a zip: each is walked through and seen', async ({
  familiar,
  folder,
}) => {
  const { page, others, mine } = await petPage(familiar)
  const zone = others.locator('.drop-zone')

  await test.step('a folder with the pet two folders down, among more files than are read at a time', async () => {
    const brought = join(folder.path, 'brought')
    const many = Array.from({ length: 130 }, (_, index): [string, Buffer] => [
      `extras/note-${index}.txt`,
      Buffer.from('a note'),
    ])
    const pet = [...codexPet()].map(([path, bytes]): [string, Buffer] => [
      `pets/dewey/${path}`,
      bytes,
    ])
    await writeFiles(brought, new Map([...many, ...pet, ['extras/LICENSE', Buffer.from('Ours')]]))
    await dropOn(page, zone, brought)
    const dialog = page.getByRole('dialog', { name: 'Preview of Dewey' })
    await expect(dialog).toContainText('Ada Example')
    await expect(dialog.locator('canvas')).toHaveAttribute('data-animation', 'idle')
    await dialog.getByRole('button', { name: 'Adopt' }).click()
    await expect(mine.locator('li', { hasText: 'Dewey' })).toContainText('yours')
  })

  await test.step('a zip', async () => {
    const zip = join(folder.path, 'sprout.zip')
    const files = [...codexPet({ id: 'sprout', displayName: 'Sprout' })]
    await writeFile(zip, zipFile(files.map(([name, bytes]) => ({ name: `sprout/${name}`, bytes }))))
    await dropOn(page, zone, zip)
    const dialog = page.getByRole('dialog', { name: 'Preview of Sprout' })
    await expect(dialog).toContainText('Codex pet')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('an empty folder says so, and two folders are one pet too many', async () => {
    const empty = join(folder.path, 'empty')
    await mkdir(empty)
    await dropOn(page, zone, empty)
    await expect(others.getByRole('alert')).toHaveText('There was no file in what you dropped.')
    const [one, other] = [join(folder.path, 'one'), join(folder.path, 'other')]
    await writeFiles(one, codexPet())
    await writeFiles(other, codexPet())
    await dropOn(page, zone, one, other)
    await expect(others.getByRole('alert')).toContainText('There are 2 pets in it')
  })
})

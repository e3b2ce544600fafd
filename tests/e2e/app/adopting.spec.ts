import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { zipFile } from '../../fixtures/pets/zip-file'
import { expect, test } from './familiar'

const zipOf = (files: ReadonlyMap<string, Buffer>): Buffer =>
  zipFile([...files].map(([name, bytes]) => ({ name: `dewey/${name}`, bytes })))

/** Whether pets move on a page. */
const motionOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['motion'])

test('a pet of others is dropped, seen, adopted, exported, removed and brought back', async ({
  familiar,
  folder,
}) => {
  // Codex has a pet here as well.
  const codex = join(folder.path, 'codex')
  await mkdir(join(codex, 'pets', 'sprout'), { recursive: true })
  for (const [name, bytes] of codexPet({ id: 'sprout', displayName: 'Sprout' }))
    await writeFile(join(codex, 'pets', 'sprout', name), bytes)
  familiar.environment['CODEX_HOME'] = codex
  await familiar.start()
  const pet = await familiar.open('pet')
  const page = await familiar.open('settings')
  await page.getByRole('link', { name: 'Pet' }).click()
  const others = page.getByRole('region', { name: 'Pets of others' })
  const mine = page.getByRole('region', { name: 'Kinds of pet' })
  await expect(mine.getByText('Wick')).toBeVisible()
  const choose = (buffer: Buffer): Promise<void> =>
    others
      .locator('[data-choose=files]')
      .setInputFiles({ name: 'dewey.zip', mimeType: 'application/zip', buffer })

  await test.step('a broken one is refused: the rule, the file and the row are named', async () => {
    await choose(zipOf(codexPet({}, codexSheet(1, { 4: [0, 1, 3, 4] }))))
    const alert = others.getByRole('alert')
    await expect(alert).toContainText('frame 2 is empty')
    await expect(alert).toContainText('Rule: frame-missing · spritesheet.png, row 4')
    await expect(alert).toContainText('Nothing was written.')
  })

  await test.step('a good one is dropped and plays', async () => {
    const zip = zipOf(codexPet()).toString('base64')
    const transfer = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], 'dewey.zip', { type: 'application/zip' }))
      return data
    }, zip)
    await others.locator('.drop-zone').dispatchEvent('drop', { dataTransfer: transfer })
    const dialog = page.getByRole('dialog', { name: 'Preview of Dewey' })
    await expect(dialog).toContainText('Ada Example')
    await expect(dialog).toContainText('CC BY-NC 4.0')
    const canvas = dialog.locator('canvas')
    await expect(canvas).toHaveAttribute('data-animation', 'idle')
    await expect(canvas).toHaveAttribute('data-animation', 'running-right')
    await dialog.getByRole('button', { name: /^walk-right shows running-right/ }).click()
    await expect(canvas).toHaveAttribute('data-animation', 'walk-right')
    await dialog.getByRole('button', { name: 'Adopt' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('the pet is one, and its window shows it', async () => {
    await expect(page.locator('.toast')).toContainText('is a Dewey now.')
    await expect(mine).toContainText('by Ada Example · CC BY-NC 4.0')
    const [, rgb] = await pet
      .waitForFunction(() => {
        const canvas = document.querySelector('canvas')
        const context = canvas?.getContext('2d')
        if (!canvas || !context) return null
        const { data } = context.getImageData(canvas.width / 2, canvas.height * 0.7, 1, 1)
        // The blue of the pet's first row.
        return data[2]! > 150 && data[0]! < 100 ? ['seen', [...data]] : null
      })
      .then((handle) => handle.jsonValue() as Promise<[string, number[]]>)
    expect(rgb.slice(0, 3)).toEqual([40, 120, 200])
  })

  await test.step('it goes out as the Codex pet it was', async () => {
    await mine.getByRole('button', { name: 'Export Dewey as a Codex pet' }).click()
    const path = await mine.locator('code').textContent()
    const files = unzipSync(await readFile(path ?? ''))
    expect(Object.keys(files)).toEqual(['dewey/pet.json', 'dewey/spritesheet.png'])
    expect(Buffer.from(files['dewey/spritesheet.png']!).equals(codexSheet())).toBe(true)
    expect(JSON.parse(Buffer.from(files['dewey/pet.json']!).toString())).toMatchObject({
      displayName: 'Dewey',
      author: 'Ada Example',
      license: 'CC BY-NC 4.0',
      spriteVersionNumber: 1,
    })
  })

  await test.step('removed, the pet is what it was before; undone, it is a Dewey again', async () => {
    await mine.getByRole('button', { name: 'Remove Dewey' }).click()
    await expect(mine.locator('li', { hasText: 'Dewey' })).toHaveCount(0)
    await expect(mine.locator('li', { hasText: 'Wick' })).toContainText('yours')
    await page
      .locator('.toast', { hasText: 'Dewey was removed.' })
      .getByRole('button', { name: 'Undo' })
      .click()
    await expect(mine.locator('li', { hasText: 'Dewey' })).toContainText('yours')
  })

  await test.step('what Codex has is offered, and holds still where the user wishes that', async () => {
    await page.getByRole('link', { name: 'Behaviour' }).click()
    const motion = page.getByRole('radiogroup', { name: 'Reduced motion' })
    await motion.getByRole('radio', { name: 'Always' }).check()
    await expect.poll(() => motionOf(pet)).toBe('still')
    await page.getByRole('link', { name: 'Pet' }).click()
    await page.clock.install()
    await others.getByRole('button', { name: 'Look at sprout' }).click()
    const canvas = page.getByRole('dialog', { name: 'Preview of Sprout' }).locator('canvas')
    await expect(canvas).toHaveAttribute('data-animation', 'idle')
    // A frame is drawn, and the next one waited for, between two steps.
    for (let step = 0; step < 20; step += 1) {
      await page.clock.runFor(500)
      await expect(canvas).toHaveAttribute('data-animation', 'idle')
    }
  })
})

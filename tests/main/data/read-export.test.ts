import { execFileSync } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readExport } from '../../../src/main/database/backup/read-export'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

let folder: TempFolder
let pipe: string

beforeEach(async () => {
  folder = await tempFolder()
  pipe = join(folder.path, 'pipe')
})
afterEach(async () => {
  // Whoever waits at the pipe waits no more.
  await (await open(pipe, 'r+')).close()
  await folder.remove()
})

test.skipIf(process.platform === 'win32')(
  'a pipe is refused at once: waiting for it, Familiar could neither import again nor end',
  async () => {
    execFileSync('mkfifo', [pipe])
    await expect(readExport(pipe, null, { row: () => undefined })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `${pipe} is not an export of Familiar. Nothing was changed.`,
    })
  },
)

import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { placeDatabase } from '../../../../src/main/database/embedded/placement'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'

let folder: TempFolder
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await folder.remove()
})

const ACCOUNT = { uid: 12_345, gid: 12_345, name: 'postgres' }
const BINARIES = {
  folder: '/pg',
  initdb: '/pg/initdb',
  pgCtl: '/pg/pg_ctl',
  postgres: '/pg/postgres',
}

// It used to end the start with a parser's own words, several lines of them.
test.each(['', 'garbage{', '[]', '{"root": 5}'])(
  'what says where the database is, and says %j, ends the start in one sentence and is not guessed at',
  async (text) => {
    vi.spyOn(process, 'umask').mockReturnValue(0o022)
    await writeFile(join(folder.path, 'database.json'), text)
    const placed = placeDatabase(folder.path, BINARIES, ACCOUNT)
    await expect(placed).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringMatching(/database\.json is damaged.*delete the file/) as string,
    })
    expect(await readdir(folder.path)).toEqual(['database.json'])
  },
)

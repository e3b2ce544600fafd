import { join } from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { ROOT } from '../fixtures/paths'

// Where CI is set, typescript-eslint reads a file from the disk at its first look and not from the text it is given.
const linter = new ESLint({
  cwd: ROOT,
  overrideConfig: {
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
  },
})

/** What the linter says of a line in a file that is there, as if it were all of it. */
async function complaintsAbout(file: string, line: string): Promise<string[]> {
  const [result] = await linter.lintText(`${line}\n`, { filePath: join(ROOT, file) })
  return (result?.messages ?? []).flatMap(({ ruleId }) => ruleId ?? [])
}

const PATHS = 'import-x/no-restricted-paths'
const IMPORTS = 'no-restricted-imports'
const CLOCKS = 'no-restricted-properties'
const SYNTAX = 'no-restricted-syntax'

// A guard that has come loose lets everything through without a word; each line here is one that must not pass.
test.each([
  ['src/shared/domain/level.ts', "import '../../main/app'", PATHS],
  ['src/shared/domain/level.ts', "import '../../renderer/ui/api'", PATHS],
  ['src/shared/domain/level.ts', "import '../../../db/schema'", PATHS],
  ['src/shared/domain/level.ts', "import 'node:fs'", IMPORTS],
  ['src/shared/domain/level.ts', 'export const now = Date.now()', CLOCKS],
  ['src/shared/domain/level.ts', 'export const lot = Math.random()', CLOCKS],
  ['src/renderer/ui/api.ts', "import '../../main/failure'", PATHS],
  ['src/renderer/ui/api.ts', "import 'electron'", IMPORTS],
  ['src/renderer/ui/api.ts', "import 'node:path'", IMPORTS],
  ['src/preload/pet.ts', "import '../main/failure'", PATHS],
  ['src/cli/run.ts', "import '../main/app'", PATHS],
  ['src/cli/run.ts', "import '../main/database/connection'", PATHS],
  ['src/cli/run.ts', "import 'electron'", IMPORTS],
  ['src/main/failure.ts', "import '../cli/run'", PATHS],
  ['src/main/failure.ts', "import 'electron'", IMPORTS],
  ['src/main/failure.ts', "import '../renderer/ui/api'", PATHS],
  ['src/main/pipeline/ingest.ts', "import '../goals/rows'", PATHS],
  ['src/main/pets/pets.ts', "import '../pipeline/score'", PATHS],
  ['src/main/sources/git/normalise.ts', "import '../endpoint/handler'", PATHS],
  ['src/main/sources/endpoint/handler.ts', "import '../git/git-source'", PATHS],
  ['src/main/sources/git/git-source.ts', "import '../polling/poller'", PATHS],
  ['src/main/sources/polling/poller.ts', "import '../git/git-source'", PATHS],
  ['src/main/host/electron/tray.ts', "import '@electron/remote/main'", IMPORTS],
  ['src/main/host/electron/stage.ts', "void import('@electron/remote/main')", SYNTAX],
  ['src/main/index.ts', "import '@electron/remote/main'", IMPORTS],
  ['src/main/failure.ts', "import '@electron/remote/main'", IMPORTS],
  ['src/preload/pet.ts', "import '@electron/remote'", IMPORTS],
  ['src/preload/panel.ts', "void import('@electron/remote')", SYNTAX],
  ['src/renderer/ui/api.ts', "import '@electron/remote'", IMPORTS],
  ['src/shared/domain/level.ts', "import '@electron/remote'", IMPORTS],
])(
  '%s may not hold: %s',
  async (file, line, rule) => {
    expect(await complaintsAbout(file, line)).toContain(rule)
  },
  60_000,
)

test.each([
  ['src/main/pets/pets.ts', "import '../database/connection'"],
  ['src/main/host/electron/tray.ts', "import 'electron'"],
  ['src/main/app.ts', "import './household'"],
  ['src/cli/run.ts', "import '../main/failure'"],
  ['src/main/host/electron/inspector.ts', "import '@electron/remote/main'"],
  ['src/preload/inspector.ts', "import '@electron/remote'"],
])(
  '%s may hold: %s',
  async (file, line) => {
    const complaints = await complaintsAbout(file, line)
    expect(complaints.filter((rule) => [PATHS, IMPORTS].includes(rule))).toEqual([])
  },
  60_000,
)

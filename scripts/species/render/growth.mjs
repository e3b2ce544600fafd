// @ts-check
// Which level a stage begins at is the app's to say: the table is read from where the app has it.

import { readFile } from 'node:fs/promises'
import ts from 'typescript'

const GROWTH = new URL('../../../src/shared/domain/growth.ts', import.meta.url)

/** The app's own table of growth. @returns {Promise<Record<import('../species.mjs').Stage, number>>} */
export async function readGrowth() {
  const { outputText } = ts.transpileModule(await readFile(GROWTH, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  })
  const { GROWS_AT } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`)
  return GROWS_AT
}

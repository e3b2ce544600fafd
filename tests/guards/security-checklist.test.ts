import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { FUSES } from '../../scripts/package/fuses.mjs'
import { ROOT } from '../fixtures/paths'

/** https://www.electronjs.org/docs/latest/tutorial/security */
const CHECKLIST = [
  'Only load secure content',
  'Do not enable Node.js integration for remote content',
  'Enable context isolation',
  'Enable process sandboxing',
  'Handle session permission requests from remote content',
  'Do not disable `webSecurity`',
  'Define a Content Security Policy',
  'Do not enable `allowRunningInsecureContent`',
  'Do not enable experimental features',
  'Do not use `enableBlinkFeatures`',
  'Do not use `allowpopups` for WebViews',
  'Verify WebView options before creation',
  'Disable or limit navigation',
  'Disable or limit creation of new windows',
  'Do not use `shell.openExternal` with untrusted content',
  'Use a current version of Electron',
  'Validate the sender of all IPC messages',
  'Avoid usage of the `file://` protocol and prefer usage of custom protocols',
  'Check which fuses you can change',
  'Do not expose Electron APIs to untrusted web content',
]

const document = await readFile(join(ROOT, 'docs', 'security.md'), 'utf8')

/** The cells of the table below a heading, without its head. */
function table(heading: string): string[][] {
  const section = document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** One protection: what it is called, the cell with its places, and the cell with its proofs. */
const PROTECTIONS = [
  ...table("Electron's checklist").map(([, item = '', , where = '', proof = '']) => ({
    what: item,
    where,
    proof,
  })),
  ...table('Beyond the list').map(([what = '', where = '', proof = '']) => ({
    what,
    where,
    proof,
  })),
]

const pathsIn = (cell: string): string[] =>
  [...cell.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => join(ROOT, 'docs', path))

interface Proofs {
  readonly rules: string[]
  readonly tests: { readonly file: string; readonly titles: string[] }[]
}

/** Reads links to test files, each followed by “titles” of it, and lint `rules`. */
function proofsIn(cell: string): Proofs {
  const proofs: Proofs = { rules: [], tests: [] }
  for (const [, rule, path, title] of cell.matchAll(/lint `([^`]+)`|\]\(([^)]+)\)|“([^”]+)”/g)) {
    if (rule !== undefined) proofs.rules.push(rule)
    else if (path !== undefined) proofs.tests.push({ file: join(ROOT, 'docs', path), titles: [] })
    else if (title !== undefined) proofs.tests.at(-1)?.titles.push(title)
  }
  return proofs
}

/** What `it()` and `test()` of a file are called, also by way of `each` and the like. */
async function titlesIn(file: string): Promise<Set<string>> {
  const titles = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments
      let callee: ts.Node = node.expression
      while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee))
        callee = callee.expression
      if (title && ts.isStringLiteralLike(title) && /^(it|test)$/.test(callee.getText()))
        titles.add(title.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true))
  return titles
}

test('every item of Electron’s checklist is there, in its order', () => {
  expect(table("Electron's checklist").map(([number, item]) => [number, item])).toEqual(
    CHECKLIST.map((item, index) => [String(index + 1), item]),
  )
})

describe.each(PROTECTIONS.map((one) => [one.what, one] as const))(
  '%s',
  (_what, { where, proof }) => {
    test('is where the document says', () => {
      expect(pathsIn(where).filter((path) => !existsSync(path))).toEqual([])
      expect(pathsIn(where).length).toBeGreaterThan(0)
    })

    test('is shown by tests and lint rules that there are', async () => {
      const { rules, tests } = proofsIn(proof)
      expect(rules.length + tests.length).toBeGreaterThan(0)
      for (const rule of rules) expect(severityOf(rule), `lint rule ${rule}`).toBe(2)
      for (const { file, titles } of tests) {
        expect(titles.length, `tests named of ${file}`).toBeGreaterThan(0)
        expect([...(await titlesIn(file))], file).toEqual(expect.arrayContaining(titles))
      }
    })
  },
)

const configSchema = z.object({ rules: z.record(z.string(), z.array(z.unknown())) })
const rules = configSchema.parse(
  await new ESLint({ cwd: ROOT }).calculateConfigForFile(join(ROOT, 'src/main/index.ts')),
).rules

/** 2 is an error. */
function severityOf(rule: string): unknown {
  return rules[rule]?.[0]
}

test('every fuse is there in its state, with a reason', () => {
  const rows = table('Fuses')
  expect(rows.map(([name, state]) => [name, state])).toEqual(
    FUSES.map(({ name, on }) => [`\`${name}\``, on('darwin') ? 'on' : 'off']),
  )
  for (const [name, , why = ''] of rows) expect(why.length, name).toBeGreaterThan(20)
})

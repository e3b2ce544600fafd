import { join } from 'node:path'
import { ESLint, Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { security } from '../../scripts/lint/security.mjs'
import { ROOT } from '../fixtures/paths'

const RULES = Object.keys(security.rules ?? {}).map((name) => `security/${name}`)

/** Only these rules, and no types: the linter of the whole project takes half a minute to begin. */
function complaintsAbout(file: string, code: string): string[] {
  const messages = new Linter({ cwd: ROOT }).verify(
    code,
    {
      files: ['**/*.{ts,tsx}'],
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
      plugins: { security },
      rules: Object.fromEntries(RULES.map((rule) => [rule, 'error'])),
    },
    { filename: join(ROOT, file) },
  )
  return messages.map(({ ruleId, message }) => ruleId ?? message)
}

const window = (preference: string): string =>
  `new BrowserWindow({ webPreferences: { ${preference} } })`

const MAIN = 'src/main/host/electron/new.ts'
const PAGE = 'src/renderer/panel/new.tsx'

// Each line is one by which a window would be open.
test.each([
  [MAIN, window('nodeIntegration: true'), 'web-preferences'],
  [MAIN, window('nodeIntegration: packaged'), 'web-preferences'],
  [MAIN, window('nodeIntegrationInWorker: true'), 'web-preferences'],
  [MAIN, window('nodeIntegrationInSubFrames: true'), 'web-preferences'],
  [MAIN, window('contextIsolation: false'), 'web-preferences'],
  [MAIN, window('sandbox: false'), 'web-preferences'],
  [MAIN, window('sandbox'), 'web-preferences'],
  [MAIN, window('webSecurity: false'), 'web-preferences'],
  [MAIN, window('webviewTag: true'), 'web-preferences'],
  [MAIN, window('allowRunningInsecureContent: true'), 'web-preferences'],
  [MAIN, window('experimentalFeatures: true'), 'web-preferences'],
  [MAIN, window("enableBlinkFeatures: 'CSSVariables'"), 'web-preferences'],
  [MAIN, window("'nodeIntegration': true"), 'web-preferences'],
  [MAIN, 'preferences.webSecurity = false', 'web-preferences'],
  [PAGE, 'const a = <p dangerouslySetInnerHTML={{ __html: title }} />', 'text-only'],
  [PAGE, "createElement('p', { dangerouslySetInnerHTML: { __html: title } })", 'text-only'],
  [PAGE, 'const a = <iframe srcDoc={title} />', 'text-only'],
  [PAGE, 'element.innerHTML = title', 'text-only'],
  [PAGE, "element.insertAdjacentHTML('beforeend', title)", 'text-only'],
  [PAGE, 'document.write(title)', 'text-only'],
  [PAGE, 'eval(text)', 'no-code-from-text'],
  [PAGE, 'new Function(text)', 'no-code-from-text'],
  [MAIN, 'contents.executeJavaScript(text)', 'no-code-from-text'],
  ['src/main/new.ts', "import { runInNewContext } from 'node:vm'", 'no-code-from-text'],
  [MAIN, "window.loadURL('file:///tmp/page.html')", 'addresses'],
  [MAIN, 'window.loadURL(`file://${path}`)', 'addresses'],
  [MAIN, "window.loadFile('page.html')", 'addresses'],
  ['src/main/new.ts', "fetch('http://api.example.com/')", 'addresses'],
  ['src/main/new.ts', 'fetch(`http://api.example.com/${path}`)', 'addresses'],
  ['src/main/new.ts', "fetch('http://localhost.example.com/')", 'addresses'],
  ['src/main/new.ts', 'request({ rejectUnauthorized: false })', 'addresses'],
  ['src/main/new.ts', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", 'addresses'],
  [MAIN, 'session.setCertificateVerifyProc(allow)', 'addresses'],
  [MAIN, "app.on('certificate-error', allow)", 'addresses'],
  [MAIN, "app.commandLine.appendSwitch('disable-web-security')", 'addresses'],
  [MAIN, "import { shell } from 'electron'", 'one-door'],
  [MAIN, "import { ipcMain } from 'electron'", 'one-door'],
  [MAIN, "import { BrowserWindow } from 'electron'", 'one-door'],
  [MAIN, "import { WebContentsView } from 'electron'", 'one-door'],
  [MAIN, "import * as electron from 'electron'", 'one-door'],
  [MAIN, "import electron from 'electron'", 'one-door'],
  [MAIN, "import { shell } from 'electron/main'", 'one-door'],
  [MAIN, "export { shell } from 'electron'", 'one-door'],
  [MAIN, "const { shell } = await import('electron')", 'one-door'],
  ['src/preload/new.ts', "import { ipcRenderer } from 'electron'", 'one-door'],
  [MAIN, "import koffi from 'koffi'", 'native-door'],
  [MAIN, "import type * as Koffi from 'koffi'", 'native-door'],
  [MAIN, "export * from 'koffi/indirect'", 'native-door'],
  [MAIN, "const { load } = await import('koffi')", 'native-door'],
])('%s may not hold: %s', (file, code, rule) => {
  expect(complaintsAbout(file, code)).toContain(`security/${rule}`)
})

test.each([
  [MAIN, window('sandbox: true, contextIsolation: true, nodeIntegration: false')],
  [MAIN, "import type { BrowserWindow } from 'electron'"],
  [MAIN, "import { type WebContents, app } from 'electron'"],
  [MAIN, "export type { Session } from 'electron'"],
  ['src/main/host/electron/external-links.ts', "import { shell } from 'electron'"],
  ['src/main/host/electron/windows-foreground.ts', "const koffi = await import('koffi')"],
  ['src/main/new.ts', "const url = 'http://127.0.0.1:4747/pet'"],
  ['src/main/new.ts', 'const url = `http://${LOOPBACK}:4747/pet`'],
  [PAGE, 'element.textContent = title'],
])('%s may hold: %s', (file, code) => {
  expect(complaintsAbout(file, code)).toEqual([])
})

const configSchema = z.object({ rules: z.record(z.string(), z.array(z.unknown())) })

describe('the linter of the project', () => {
  test.each(['src/main/index.ts', 'src/preload/pet.ts', 'src/renderer/panel/main.tsx'])(
    'holds %s to all of these rules, and to those on eval',
    async (file) => {
      const linter = new ESLint({ cwd: ROOT })
      const { rules } = configSchema.parse(await linter.calculateConfigForFile(join(ROOT, file)))
      const severities = [...RULES, 'no-eval', '@typescript-eslint/no-implied-eval'].map(
        (rule) => rules[rule]?.[0],
      )
      expect(new Set(severities)).toEqual(new Set([2]))
    },
  )
})

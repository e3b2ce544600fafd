// @ts-check
/**
 * Lint rules for what Electron's security checklist forbids (docs/security.md says which item is whose). They look at
 * the source, so they catch what no test of today's windows can: the next window, written in a hurry.
 */

/** @typedef {import('eslint').Rule.RuleModule} Rule */

const SHUT = 'nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames|webviewTag'
const NEVER_ON = `/^(${SHUT}|allowRunningInsecureContent|experimentalFeatures|navigateOnDragDrop)$/`
const ALWAYS_ON = '/^(sandbox|contextIsolation|webSecurity)$/'
const FOREIGN_HTTP = String.raw`^http:\u002F\u002F(?!(127\.0\.0\.1|localhost|\[::1\])([:\u002F]|$)).`
const SWITCHES = 'disable-web-security|ignore-certificate-errors|allow-running-insecure-content'

/** @type {Record<string, Rule>} */
const rules = {
  'web-preferences': forbid({
    [`Property:matches([key.name=${NEVER_ON}], [key.value=${NEVER_ON}]):not([value.value=false])`]:
      'This stays false in every window.',
    [`Property:matches([key.name=${ALWAYS_ON}], [key.value=${ALWAYS_ON}]):not([value.value=true])`]:
      'This stays true in every window.',
    [`AssignmentExpression[left.property.name=${NEVER_ON}]`]: 'This stays false in every window.',
    [`AssignmentExpression[left.property.name=${ALWAYS_ON}]`]: 'This stays true in every window.',
    'Property[key.name="enableBlinkFeatures"]': 'No window needs what Chromium keeps off.',
  }),

  'text-only': forbid({
    'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/]': 'Pages show text as text.',
    'Property[key.name="dangerouslySetInnerHTML"]': 'Pages show text as text.',
    'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]':
      'Pages show text as text: use textContent, or build elements.',
    'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/]':
      'Pages show text as text: use textContent, or build elements.',
    'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]':
      'Pages show text as text: use textContent, or build elements.',
  }),

  'no-code-from-text': forbid({
    'CallExpression[callee.name="eval"]': 'Text is never run.',
    ':matches(CallExpression, NewExpression)[callee.name="Function"]': 'Text is never run.',
    'CallExpression[callee.property.name=/^executeJavaScript/]':
      'Main tells a page by a push of the contract, not by code.',
    'ImportDeclaration[source.value=/^(node:)?vm$/]': 'Text is never run.',
  }),

  addresses: forbid({
    'Literal[value=/^file:/i], TemplateElement[value.raw=/^file:/i]':
      'Pages come by app:, data by fs; file: would give a page the whole disk.',
    'CallExpression[callee.property.name="loadFile"]': 'Pages come by app:, not by file:.',
    [`Literal[value=/${FOREIGN_HTTP}/i], TemplateElement[value.raw=/${FOREIGN_HTTP}/i]`]:
      'Only this computer is spoken to without TLS.',
    'Property[key.name="rejectUnauthorized"]:not([value.value=true])':
      'A certificate that does not hold ends the connection.',
    'CallExpression[callee.property.name="setCertificateVerifyProc"], Literal[value="certificate-error"]':
      'A certificate that does not hold ends the connection.',
    [`Literal[value=/(${SWITCHES})/]`]: 'Chromium keeps its own protections.',
    ':matches(Literal[value=/^(NODE_TLS_REJECT_UNAUTHORIZED|ELECTRON_DISABLE_SECURITY_WARNINGS)$/], Identifier[name=/^(NODE_TLS_REJECT_UNAUTHORIZED|ELECTRON_DISABLE_SECURITY_WARNINGS)$/])':
      'A warning is answered, not silenced.',
  }),

  'one-door': { create: oneDoor },
  'native-door': { create: nativeDoor },
}

/**
 * What reaches out of a window or into one, and the one file that may hold it: whoever looks for a hole looks there. The
 * inspector is in no package.
 * An empty list: nowhere.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const DOORS = {
  shell: ['src/main/host/electron/external-links.ts'],
  ipcMain: ['src/main/host/electron/ipc.ts'],
  ipcRenderer: ['src/preload/expose-bridge.ts'],
  contextBridge: ['src/preload/expose-bridge.ts', 'src/preload/inspector.ts'],
  protocol: ['src/main/host/electron/pages.ts'],
  session: ['src/main/host/electron/stage.ts'],
  BrowserWindow: ['src/main/host/electron/windows.ts', 'src/main/host/electron/inspector.ts'],
  BrowserView: [],
  BaseWindow: [],
  WebContentsView: [],
  desktopCapturer: [],
}

/** @param {import('eslint').Rule.RuleContext} context @returns {import('eslint').Rule.RuleListener} */
function oneDoor(context) {
  const file = context.filename.replaceAll('\\', '/')
  return {
    ImportDeclaration: (node) => {
      if (!isElectron(node.source) || isOfTypes(node)) return
      for (const specifier of node.specifiers) {
        if (isOfTypes(specifier)) continue
        if (specifier.type !== 'ImportSpecifier') {
          context.report({
            node: specifier,
            message: 'Import what you need of Electron by its name.',
          })
          continue
        }
        const name = 'name' in specifier.imported ? specifier.imported.name : ''
        const doors = Object.hasOwn(DOORS, name) ? DOORS[name] : undefined
        if (doors === undefined || doors.some((door) => file.endsWith(`/${door}`))) continue
        const message = `${name} of Electron ${doors.length === 0 ? 'is not used' : `is for ${doors.join(', ')}`}.`
        context.report({ node: specifier, message })
      }
    },
    'ExportNamedDeclaration, ExportAllDeclaration, ImportExpression': (
      /** @type {import('estree').ExportNamedDeclaration | import('estree').ExportAllDeclaration | import('estree').ImportExpression} */ node,
    ) => {
      if (isElectron(node.source) && !isOfTypes(node))
        context.report({ node, message: 'Import what you need of Electron by its name.' })
    },
  }
}

/** Where the system's own functions are called, in whose words docs/security.md says which. */
const NATIVE_DOOR = 'src/main/host/electron/windows-foreground.ts'

/** @param {import('eslint').Rule.RuleContext} context @returns {import('eslint').Rule.RuleListener} */
function nativeDoor(context) {
  if (context.filename.replaceAll('\\', '/').endsWith(`/${NATIVE_DOOR}`)) return {}
  return {
    [`:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=/^koffi(\\u002F|$)/]`]:
      (/** @type {import('estree').Node} */ node) =>
        context.report({
          node,
          message: `Functions of the system's are called in ${NATIVE_DOOR}.`,
        }),
  }
}

/** @param {import('estree').Expression | null | undefined} source @returns {boolean} */
function isElectron(source) {
  return source?.type === 'Literal' && /^electron(\/|$)/.test(String(source.value))
}

/** Is it of types, which are gone when the app runs? @param {object} node @returns {boolean} */
function isOfTypes(node) {
  return (
    ('importKind' in node && node.importKind === 'type') ||
    ('exportKind' in node && node.exportKind === 'type')
  )
}

/**
 * A rule that refuses whatever one of the selectors finds, with its sentence.
 * @param {Readonly<Record<string, string>>} sentences by selector
 * @returns {Rule}
 */
function forbid(sentences) {
  return {
    create: (context) =>
      Object.fromEntries(
        Object.entries(sentences).map(([selector, message]) => [
          selector,
          (/** @type {import('estree').Node} */ node) => context.report({ node, message }),
        ]),
      ),
  }
}

/** @type {import('eslint').ESLint.Plugin} */
export const security = { meta: { name: 'familiar-security' }, rules }

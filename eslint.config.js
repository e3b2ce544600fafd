import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { security } from './scripts/lint/security.mjs'

/** The rooms of src/main. They meet in app.ts; all may use the database's connection and transaction. */
const ROOMS = [
  'host',
  'database',
  'pipeline',
  'sources',
  'oauth',
  'pets',
  'species',
  'goals',
  'metrics',
  'accounts',
  'settings',
  'audit',
  'updates',
  'ipc',
]
const SOURCES = ['git', 'github', 'fitbit', 'notion', 'endpoint', 'familiar']
/** Of `sources`, what is no source: a provider's folder is read by it, and knows nothing of it. */
const POLLING = 'polling'

const zone = (target, from, message, except) => ({
  target,
  from,
  message,
  ...(except && { except }),
})

const roomZones = ROOMS.flatMap((room) =>
  ROOMS.filter((other) => other !== room).map((other) =>
    zone(
      `./src/main/${room}/**/*`,
      `./src/main/${other}/!(connection|transaction).ts`,
      `Rooms of src/main meet in app.ts: give ${room} what it needs of ${other} as a port.`,
    ),
  ),
)

const sourceZones = SOURCES.flatMap((source) =>
  SOURCES.filter((other) => other !== source).map((other) =>
    zone(
      `./src/main/sources/${source}`,
      `./src/main/sources/${other}`,
      'Sources do not know each other.',
    ),
  ),
)

const pollingZones = SOURCES.flatMap((source) => [
  zone(
    `./src/main/sources/${source}`,
    `./src/main/sources/${POLLING}`,
    'A source does not know when it is polled: it fills in sources/source.ts.',
  ),
  zone(
    `./src/main/sources/${POLLING}`,
    `./src/main/sources/${source}`,
    'Polling serves any source and knows none.',
  ),
])

const processZones = [
  zone('./src/shared', './src/main', 'Shared code knows neither process.'),
  zone('./src/shared', './src/renderer', 'Shared code knows neither process.'),
  zone('./src/shared', './src/preload', 'Shared code knows neither process.'),
  zone('./src/shared', './db', 'Shared code does not know the tables.'),
  zone('./src/renderer', './src/main', 'A page asks main through the contract.'),
  zone('./src/renderer', './src/preload', 'A page sees the bridge, not the preload.'),
  zone('./src/renderer', './db', 'A page asks main through the contract.'),
  zone('./src/preload', './src/main', 'A preload forwards, nothing else.'),
  zone('./src/preload', './src/renderer', 'A preload forwards, nothing else.'),
  zone('./src/preload', './db', 'A preload forwards, nothing else.'),
  zone('./src/main', './src/renderer', 'Main talks to pages through the contract.'),
  zone('./src/main', './src/preload', 'Main talks to pages through the contract.'),
]

/** What the command shares with the app it talks to: no more than how to find it and how to speak of trouble. */
const SHARED_WITH_CLI = ['./failure.ts', './redact.ts', './host/data-folder.ts']
const cliZones = [
  zone(
    './src/cli',
    './src/main',
    'The command asks Familiar through its endpoint.',
    SHARED_WITH_CLI,
  ),
  ...['renderer', 'preload'].map((other) =>
    zone('./src/cli', `./src/${other}`, 'The command knows no windows.'),
  ),
  zone('./src/cli', './db', 'The command asks Familiar through its endpoint.'),
  ...['main', 'renderer', 'preload', 'shared'].map((other) =>
    zone(`./src/${other}`, './src/cli', 'Nothing stands on the command.'),
  ),
]

const NODE_MODULES = { group: ['node:*'], message: 'Shared code and pages run without Node.' }
const ELECTRON = {
  group: ['electron', 'electron/*', 'electron-updater'],
  message: 'Only src/main/host/electron, src/main/index.ts and src/preload know Electron.',
}
const REMOTE = {
  group: ['@electron/remote', '@electron/remote/*'],
  message: 'Confined to the development inspector.',
}
/** The imports no rule above looks at. */
const NO_LATE_REMOTE = {
  selector: 'ImportExpression[source.value=/^@electron.remote/]',
  message: 'Confined to the development inspector.',
}
const CLOCKS = [
  {
    object: 'Date',
    property: 'now',
    message: 'Domain code has no clock: take `now` as an argument.',
  },
  {
    object: 'Math',
    property: 'random',
    message: 'Domain code draws no lots: take the randomness as an argument.',
  },
]

export default tseslint.config(
  {
    ignores: [
      'out/',
      'dist/',
      'coverage/',
      'node_modules/',
      'db/migrations/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.shared.json',
          './tsconfig.node.json',
          './tsconfig.web.json',
          './tsconfig.preload.json',
          './tsconfig.tests.json',
          './tsconfig.species.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.mjs'] }),
      ],
    },
    rules: {
      'import-x/no-cycle': ['error', { maxDepth: 8 }],
      'import-x/no-restricted-paths': [
        'error',
        { zones: [...processZones, ...cliZones, ...roomZones, ...sourceZones, ...pollingZones] },
      ],
      'import-x/no-duplicates': 'error',
      'import-x/no-default-export': 'off',
      'no-restricted-imports': ['error', { patterns: [ELECTRON, REMOTE] }],
      'no-restricted-syntax': ['error', NO_LATE_REMOTE],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Cursors and queues end by a `return` inside.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'no-eval': 'error',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'db/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 120 }] },
  },
  {
    // docs/security.md names the item of Electron's checklist that each stands for.
    files: ['src/**/*.{ts,tsx}'],
    plugins: { security },
    rules: Object.fromEntries(
      Object.keys(security.rules).map((rule) => [`security/${rule}`, 'error']),
    ),
  },
  {
    files: ['src/shared/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [NODE_MODULES, ELECTRON, REMOTE] }],
      'no-restricted-properties': ['error', ...CLOCKS],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-imports': ['error', { patterns: [NODE_MODULES, ELECTRON, REMOTE] }],
    },
  },
  {
    files: ['src/main/host/electron/**/*.ts', 'src/main/index.ts', 'src/preload/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [REMOTE] }] },
  },
  {
    // The only two; docs/decisions/electron-remote.md says why there are any.
    files: ['src/main/host/electron/inspector.ts', 'src/preload/inspector.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'scripts/**/*.mjs'],
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': 'off',
    },
  },
  {
    // Plain JavaScript that reads JSON: JSDoc types what matters, the rest would be noise.
    files: ['scripts/**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    // Parts of it run inside the browser that draws.
    files: ['scripts/species/**/*.mjs'],
    languageOptions: { globals: globals.browser },
    rules: { '@typescript-eslint/restrict-plus-operands': 'off' },
  },
  {
    files: ['*.config.ts', 'eslint.config.js'],
    rules: { 'import-x/no-restricted-paths': 'off' },
  },
  { files: ['eslint.config.js'], ...tseslint.configs.disableTypeChecked },
)

import { dirname, sep } from 'node:path'

/** Folders that hold thousands of others and no repository anybody works in. */
const HEAVY = new Set([
  'node_modules',
  'bower_components',
  '.cache',
  '.npm',
  '.pnpm-store',
  '.yarn',
  '.bun',
  '.cargo',
  '.rustup',
  '.gradle',
  '.m2',
  '.nuget',
  '.venv',
  '.tox',
  '.mypy_cache',
  '__pycache__',
  '.next',
  '.terraform',
  '.Trash',
  '.Trashes',
  '.Spotlight-V100',
  '$RECYCLE.BIN',
  'System Volume Information',
  'DerivedData',
  'Pods',
])

/** Those of the system, below the top of the file system. */
const SYSTEM = new Set(['proc', 'sys', 'dev', 'run', 'System', 'Windows'])

/** Programs' own folders, below the user's home. */
const OF_PROGRAMS = new Set(['Library', 'AppData', '.local', '.var', 'snap'])

/** Should a folder of this name not be looked into? */
export function isHeavy(parent: string, name: string, homeFolder: string): boolean {
  if (HEAVY.has(name)) return true
  if (parent === homeFolder) return OF_PROGRAMS.has(name)
  return SYSTEM.has(name) && isTop(parent)
}

function isTop(folder: string): boolean {
  return dirname(folder) === folder || folder === sep
}

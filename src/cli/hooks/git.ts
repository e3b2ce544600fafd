import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { messageOf } from '../../main/failure'
import { EXIT, Problem } from '../outcome'
import { type Change, backupOf, bytesOf, textIn } from './change'
import { adding, type Editing, isIn, removing } from './edited-file'
import { shellScript, shellWord } from './hook-script'
import { scriptChanges } from './own-files'
import type { HookTarget, Place } from './target'

const BEGIN = '# >>> familiar >>>'
const END = '# <<< familiar <<<'
const BLOCK = new RegExp(`${BEGIN}[^]*?${END}\\n`, 'g')
const SHELL = /^#!\s*\S*(?:\/|\s)(?:ba|da|z|k)?sh\b/
const NEW_HOOK = '#!/bin/sh\n'
const EXECUTABLE = 0o755

export const git: HookTarget = {
  name: 'git',
  title: 'git',
  note: null,
  install: async (place) => {
    const file = await hookOf(place)
    const before = await bytesOf(file)
    if (before !== null && ((await stat(file)).mode & 0o111) === 0 && process.platform !== 'win32')
      throw new Problem(
        EXIT.failed,
        `${file} is switched off: it may not be executed. Make it executable or delete it, and try again.`,
      )
    const changes = isShell(before)
      ? await adding(file, editing(place))
      : wrapping(file, before, await bytesOf(backupOf(file)), place)
    return [...(await scriptChanges(place)), ...changes, ...(await namingTemplate(place))]
  },
  remove: async (place) => {
    const file = await hookOf(place)
    const [before, backup] = [await bytesOf(file), await bytesOf(backupOf(file))]
    if (before === null || backup === null || isShell(backup)) {
      const unnaming = place.global ? await removing(await settingsFile(place), naming(place)) : []
      return [...(await removing(file, editing(place))), ...unnaming]
    }
    // The hook that was there is called from ours; it takes its place again.
    if (!(textIn(before) ?? '').includes(BEGIN)) return []
    return [
      { file, before, after: backup, mode: EXECUTABLE, whose: 'other' },
      { file: backupOf(file), before: backup, after: null, mode: EXECUTABLE, whose: 'own' },
    ]
  },
  find: async (place) => {
    const places = [place, { ...place, global: true }]
    const files = await Promise.all(places.map((one) => hookOf(one).catch(() => null)))
    const found = await Promise.all(
      files.map(async (file) =>
        file !== null && (await isIn(file, editing(place)).catch(() => false)) ? [file] : [],
      ),
    )
    return found.flat()
  },
}

/** The hook after a commit: of one repository, or of the template that new ones are made from. */
async function hookOf({ global, repository, dataFolder, terminal }: Place): Promise<string> {
  if (!global) {
    const path = await ask(['-C', repository, 'rev-parse', '--git-path', 'hooks'], terminal.env)
    if (path === null)
      throw new Problem(
        EXIT.failed,
        `${repository} is no git repository. Go to one, name it with --repo, or use --global for all that come.`,
      )
    return join(resolve(repository, path), 'post-commit')
  }
  return join((await templateIn(terminal.env)) ?? templateOf(dataFolder), 'hooks', 'post-commit')
}

/** The template that the user's own settings name. */
function templateIn(env: NodeJS.ProcessEnv): Promise<string | null> {
  return ask(['config', '--global', '--type=path', 'init.templateDir'], env)
}

function templateOf(dataFolder: string): string {
  return join(dataFolder, 'hooks', 'git-template')
}

/** Where git's settings name no template, they have to name ours. */
async function namingTemplate(place: Place): Promise<Change[]> {
  if (!place.global || (await templateIn(place.terminal.env)) !== null) return []
  return adding(await settingsFile(place), naming(place))
}

/** The file that `git config --global` writes to. */
async function settingsFile({ terminal }: Place): Promise<string> {
  const { env, home } = terminal
  if (env['GIT_CONFIG_GLOBAL'] !== undefined) return env['GIT_CONFIG_GLOBAL']
  const [usual, other] = [
    join(home, '.gitconfig'),
    join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'git', 'config'),
  ]
  return (await bytesOf(usual)) === null && (await bytesOf(other)) !== null ? other : usual
}

function naming({ dataFolder }: Place): Editing {
  const folder = templateOf(dataFolder).replaceAll(/[\\"]/g, '\\$&')
  const block = `${BEGIN}\n[init]\n\ttemplateDir = "${folder}"\n${END}\n`
  return {
    add: (text) => {
      const settings = (text ?? '').replaceAll(BLOCK, '')
      return `${settings}${settings === '' || settings.endsWith('\n') ? '' : '\n'}${block}`
    },
    strip: (text) => {
      const left = text.replaceAll(BLOCK, '')
      return left === '' ? null : left
    },
    has: (text) => text.includes(BEGIN),
    mode: 0o644,
  }
}

function editing({ dataFolder }: Place): Editing {
  const block = blockFor(dataFolder)
  return {
    add: (text) => {
      if (text?.includes(block) === true) return text
      const hook = (text ?? NEW_HOOK).replaceAll(BLOCK, '')
      // At the top, as a hook may end or hand over anywhere.
      const first = /^#!.*\n?/.exec(hook)?.[0] ?? ''
      const line = first === '' || first.endsWith('\n') ? first : `${first}\n`
      return `${line}${block}${hook.slice(first.length)}`
    },
    strip: (text) => {
      const left = text.replaceAll(BLOCK, '')
      return left === NEW_HOOK ? null : left
    },
    has: (text) => text.includes(BEGIN),
    mode: EXECUTABLE,
  }
}

function blockFor(dataFolder: string): string {
  const script = shellWord(shellScript(dataFolder))
  return `${BEGIN} tells your pet of the commit; \`familiar hook remove git\` takes this out\n[ ! -x ${script} ] || ${script} git || :\n${END}\n`
}

/** A hook that is no shell script is kept as it is, and called. */
function wrapping(
  file: string,
  before: Buffer | null,
  backup: Buffer | null,
  { dataFolder }: Place,
): Change[] {
  if (before === null) return []
  const call = `exec "\${0%/*}/post-commit.familiar-backup" "$@"\n`
  const after = Buffer.from(`${NEW_HOOK}${blockFor(dataFolder)}${call}`)
  return [
    { file: backupOf(file), before: backup, after: before, mode: EXECUTABLE, whose: 'own' },
    { file, before, after, mode: EXECUTABLE, whose: 'other' },
  ]
}

/** Git itself takes a hook that names no program for a shell's. */
function isShell(hook: Buffer | null): boolean {
  if (hook === null) return true
  const text = textIn(hook)
  return text !== null && (!text.startsWith('#!') || SHELL.test(text))
}

/** What git answers; null where it has none. */
function ask(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  return new Promise((answer, reject) => {
    execFile('git', [...words], { env }, (error, stdout) => {
      if (error === null) answer(stdout.trim() === '' ? null : stdout.trim())
      else if (typeof error.code === 'number') answer(null)
      else
        reject(
          new Problem(EXIT.failed, `git cannot be run: ${messageOf(error)}.`, { cause: error }),
        )
    })
  })
}

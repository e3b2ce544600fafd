import { lstat, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { EXIT, Problem } from '../outcome'
import { type Change, backupOf, bytesOf, realFile, textIn } from './change'
import { adding, type Editing, isIn, removing, understood } from './edited-file'
import { ask, namingTemplate, templateFolder, unnamingTemplate } from './git-template'
import { shellScript, shellWord } from './hook-script'
import { BEGIN, END, isMarked, withoutBlocks } from './marks'
import { scriptChanges } from './own-files'
import type { HookTarget, Place } from './target'

const SHELL = /^#!\s*\S*(?:\/|\s)(?:ba|da|z|k)?sh\b/
const NEW_HOOK = '#!/bin/sh\n'
const EXECUTABLE = 0o755
/** By this ours runs a hook of another language. */
const CALL = `exec "\${0%/*}/post-commit.familiar-backup" "$@"\n`

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
      ? await intoShell(file, before, place)
      : await wrapping(file, before, place)
    const names = place.global ? await namingTemplate(place) : []
    return [...(await scriptChanges(place)), ...changes, ...names]
  },
  remove: async (place) => {
    const file = await hookOf(place)
    const [before, backup] = [await bytesOf(file), await bytesOf(backupOf(file))]
    const text = before === null ? '' : (textIn(before) ?? '')
    if (backup === null || !text.includes(CALL)) {
      const unnaming = place.global ? await unnamingTemplate(place) : []
      return [...(await removing(file, editing(place))), ...unnaming]
    }
    if (!understood(file, () => isMarked(text))) return []
    const left = withoutBlocks(text)
    // Edited since, it goes on calling the hook that was there.
    if (left !== `${NEW_HOOK}${CALL}`)
      return [{ file, before, after: Buffer.from(left), mode: EXECUTABLE, whose: 'other' }]
    // The hook that was there is called from ours; it takes its place again.
    return [
      { file, before, after: backup, mode: EXECUTABLE, whose: 'other' },
      { file: backupOf(file), before: backup, after: null, mode: EXECUTABLE, whose: 'own' },
    ]
  },
  find: async (place) => {
    const places = [place, { ...place, global: true }]
    const files = await Promise.all(places.map((one) => hookOf(one).catch(() => null)))
    const found = await Promise.all(
      files.map(async (file) => {
        const bytes = file === null ? null : await bytesOf(file).catch(() => null)
        // A hook may be a program, too: then it is none of ours.
        if (file === null || bytes === null || textIn(bytes) === null) return []
        return (await isIn(file, editing(place))) ? [file] : []
      }),
    )
    return found.flat()
  },
}

/** The hook after a commit: of one repository, or of the template that new ones are made from. */
async function hookOf(place: Place): Promise<string> {
  const { global, repository, terminal } = place
  if (global) return join(await templateFolder(place), 'hooks', 'post-commit')
  const path = await ask(['-C', repository, 'rev-parse', '--git-path', 'hooks'], terminal.env)
  if (path === null)
    throw new Problem(
      EXIT.failed,
      `${repository} is no git repository. Go to one, name it with --repo, or use --global for all that come.`,
    )
  return join(resolve(repository, path), 'post-commit')
}

function editing({ dataFolder }: Place): Editing {
  const block = blockFor(dataFolder)
  return {
    add: (text) => {
      const hook = withoutBlocks(text ?? NEW_HOOK)
      if (text?.includes(block) === true) return text
      // At the top, as a hook may end or hand over anywhere.
      const first = /^#!.*\n?/.exec(hook)?.[0] ?? ''
      const line = first === '' || first.endsWith('\n') ? first : `${first}\n`
      return `${line}${block}${hook.slice(first.length)}`
    },
    strip: (text) => {
      const left = withoutBlocks(text)
      return left === NEW_HOOK ? null : left
    },
    has: isMarked,
    mode: EXECUTABLE,
  }
}

function blockFor(dataFolder: string): string {
  const script = shellWord(shellScript(dataFolder))
  return `${BEGIN} tells your pet of the commit; \`familiar hook remove git\` takes this out\n[ ! -x ${script} ] || ${script} git || :\n${END}\n`
}

async function intoShell(file: string, before: Buffer | null, place: Place): Promise<Change[]> {
  const changes = await adding(file, editing(place))
  const calls = before !== null && (textIn(before) ?? '').includes(CALL)
  // What it calls lies where the copy would be kept.
  return calls ? changes.filter((change) => change.file === file) : changes
}

/** A hook that is no shell script is kept as it is, and called. Throws a Problem for a link: it would be a copy after. */
async function wrapping(
  file: string,
  before: Buffer | null,
  { dataFolder }: Place,
): Promise<Change[]> {
  if (before === null) return []
  if ((await lstat(file)).isSymbolicLink())
    throw new Problem(
      EXIT.failed,
      `${file} is a link to ${await realFile(file)}, which is no shell script, and is left alone. Put a shell script that calls it in its place, and try again.`,
    )
  const backup = await bytesOf(backupOf(file))
  const after = Buffer.from(`${NEW_HOOK}${blockFor(dataFolder)}${CALL}`)
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

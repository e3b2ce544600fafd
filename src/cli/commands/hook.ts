import { resolve } from 'node:path'
import { agree } from '../agree'
import type { Arguments } from '../arguments'
import type { Command } from '../command'
import { AGENTS } from '../hooks/agents'
import { type Change, ChangedMeanwhile, make, mustBeWritable } from '../hooks/change'
import { show } from '../hooks/diff'
import { git } from '../hooks/git'
import { findSender } from '../hooks/sender'
import type { HookTarget, Place } from '../hooks/target'
import { EXIT, type Outcome, Problem, done } from '../outcome'
import type { Terminal } from '../terminal'

const TARGETS: readonly HookTarget[] = [git, ...AGENTS]
const NAMES = TARGETS.map(({ name }) => name).join(', ')

export const hook: Command = {
  name: 'hook',
  summary: 'let git and your coding agents tell the pet what happens',
  usage: 'familiar hook install|remove <program> [--yes], or familiar hook list',
  details: [
    `<program>  one of ${NAMES}`,
    '--yes      make the change without asking; it is shown in any case',
    '--repo     for git: the repository; without, the one you stand in',
    '--global   for git: the template that repositories made or cloned from now on begin with',
  ],
  options: {
    yes: { type: 'boolean' },
    repo: { type: 'string' },
    global: { type: 'boolean' },
  },
  most: 2,
  run: (given, terminal) => {
    const [what, program] = given.words
    const place: Place = {
      terminal,
      dataFolder: given.dataFolder,
      repository: resolve(terminal.workingFolder, given.text('repo') ?? '.'),
      global: given.flag('global'),
    }
    switch (what) {
      case 'list':
        return list(place)
      case 'install':
      case 'remove':
        return changeHook(what, targetCalled(program), place, given, terminal)
      default:
        throw new Problem(EXIT.usage, 'Say what to do: familiar hook install, remove or list.')
    }
  },
}

/** The hooks there are, as `doctor` tells of them too. */
export async function findHooks(
  place: Place,
): Promise<{ program: string; title: string; files: string[]; problem: string | null }[]> {
  return Promise.all(
    TARGETS.map(async (target) => {
      const { name: program, title } = target
      try {
        return { program, title, files: await target.find(place), problem: null }
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return { program, title, files: [], problem: error.message }
      }
    }),
  )
}

async function list(place: Place): Promise<Outcome> {
  const hooks = await findHooks(place)
  const width = Math.max(...hooks.map(({ program }) => program.length))
  const lines = hooks.map(
    ({ program, files, problem }) =>
      `${program.padEnd(width)}  ${problem ?? (files.length > 0 ? files.join(', ') : 'not installed')}`,
  )
  const { note } = await findSender(place.terminal)
  return done([...lines, ...(note === null ? [] : ['', note])].join('\n'), { hooks, note })
}

function targetCalled(program: string | undefined): HookTarget {
  const target = TARGETS.find(({ name }) => name === program)
  if (target) return target
  throw new Problem(EXIT.usage, `Name the program: ${NAMES}.`)
}

async function changeHook(
  what: 'install' | 'remove',
  target: HookTarget,
  place: Place,
  given: Arguments,
  terminal: Terminal,
): Promise<Outcome> {
  const note = what === 'install' ? (await findSender(terminal)).note : null
  for (;;) {
    const changes = await target[what](place)
    const told = { program: target.name, changed: changes.map(({ file }) => file), note }
    if (!changes.some(({ whose }) => whose === 'other') && what === 'remove')
      return done(`There is no hook of Familiar’s in ${target.title}.`, told)
    if (changes.length === 0)
      return done([`${target.title} has the hook already.`, note].filter(Boolean).join(' '), told)
    await mustBeWritable(changes)
    const diff = show(changes)
    const isAsked = !given.flag('yes')
    // Who asks for JSON has nothing else on the standard output, and nobody agrees to what they have not seen.
    const tell = given.json ? terminal.err : terminal.out
    if (!given.json || isAsked) tell(note === null ? diff : `${diff}${note}\n`)
    await agree(questionFor(what, target, changes), !isAsked, terminal)
    try {
      await make(changes)
    } catch (error) {
      // Who agreed did so to another change than it would be now.
      if (!(error instanceof ChangedMeanwhile) || !isAsked) throw error
      terminal.err(
        `${error.file} has changed meanwhile, and nothing was changed. This is the change now:\n`,
      )
      continue
    }
    const text =
      what === 'install'
        ? [`${target.title} tells your pet from now on.`, target.note].filter(Boolean).join(' ')
        : `${target.title} is as it was without Familiar.`
    return done(text, { ...told, diff })
  }
}

function questionFor(
  what: 'install' | 'remove',
  { title }: HookTarget,
  changes: readonly Change[],
): string {
  const files = changes.length === 1 ? 'this file' : 'these files'
  return what === 'install'
    ? `Change ${files} so that ${title} tells your pet?`
    : `Change ${files} so that ${title} tells your pet no more?`
}

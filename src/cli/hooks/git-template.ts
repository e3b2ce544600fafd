import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { messageOf } from '../../main/failure'
import { EXIT, Problem } from '../outcome'
import { folderIn } from '../terminal'
import { type Change, bytesOf } from './change'
import { type Editing, adding, removing } from './edited-file'
import { BEGIN, END, isMarked, withoutBlocks } from './marks'
import type { Place } from './target'

const SECTION = '[init]'
/** Ours, of whichever data folder. */
const OURS = /^\s*templateDir\s*=.*[/\\]hooks[/\\]+git-template"\s*$/i

/** The template that repositories are made from: the one git's settings name, wherever they do, else one of ours. */
export async function templateFolder({ dataFolder, terminal }: Place): Promise<string> {
  return (await namedTemplate(terminal)) ?? templateOf(dataFolder)
}

/** Where git's settings name no template, they have to name ours. */
export async function namingTemplate(place: Place): Promise<Change[]> {
  if ((await namedTemplate(place.terminal)) !== null) return []
  return adding(await settingsFile(place), naming(place))
}

/** Git's settings name ours no more. */
export async function unnamingTemplate(place: Place): Promise<Change[]> {
  return removing(await settingsFile(place), naming(place))
}

/** What git answers; null where it has none. */
export function ask(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  return new Promise((answer, reject) => {
    execFile('git', [...words], { env }, (error, stdout) => {
      // A folder's name may end in a space, or in a line's end.
      const said = stdout.replace(/\r?\n$/, '')
      if (error === null) answer(said === '' ? null : said)
      else if (typeof error.code === 'number') answer(null)
      else
        reject(
          new Problem(EXIT.failed, `git cannot be run: ${messageOf(error)}.`, { cause: error }),
        )
    })
  })
}

/** As git itself would find it: in the user's settings and what they include, or in those of the computer. */
function namedTemplate({ env, home }: Place['terminal']): Promise<string | null> {
  return ask(['-C', home, 'config', '--type=path', 'init.templateDir'], env)
}

function templateOf(dataFolder: string): string {
  return join(dataFolder, 'hooks', 'git-template')
}

/** The file that `git config --global` writes to. */
async function settingsFile({ terminal }: Place): Promise<string> {
  const { env, home } = terminal
  const named = env['GIT_CONFIG_GLOBAL']
  if (named === '')
    throw new Problem(
      EXIT.failed,
      'GIT_CONFIG_GLOBAL is set to nothing, so git has no settings of yours. Unset it and try again.',
    )
  if (named !== undefined) return named
  const [usual, other] = [
    join(home, '.gitconfig'),
    join(folderIn(terminal, 'XDG_CONFIG_HOME') ?? join(home, '.config'), 'git', 'config'),
  ]
  return (await bytesOf(usual)) === null && (await bytesOf(other)) !== null ? other : usual
}

function naming({ dataFolder }: Place): Editing {
  const folder = settingText(templateOf(dataFolder))
  const block = `${BEGIN}\n${SECTION}\n\ttemplateDir = ${folder}\n${END}\n`
  const strip = (text: string): string => withoutBlocks(text, withoutName)
  return {
    add: (text) => {
      const settings = strip(text ?? '')
      return `${settings}${settings === '' || settings.endsWith('\n') ? '' : '\n'}${block}`
    },
    strip: (text) => {
      const left = strip(text)
      return left === '' ? null : left
    },
    has: isMarked,
    mode: 0o644,
  }
}

/**
 * `git config --global init.…` writes into the first section of that name, ours: what it put there is the user's, and
 * so is a template of their own. Under another section it would mean something else, under none git could not go on.
 */
function withoutName(block: string, after: string): string {
  const [, ...lines] = block.split('\n')
  const theirs = lines.filter((line) => {
    const text = line.trim()
    if (text === '' || text.startsWith(END) || text.toLowerCase() === SECTION) return false
    return !OURS.test(line)
  })
  const goesOn = /^(?:\s*(?:[#;].*)?\r?\n)*\s*[^\s#;[]/.test(after)
  return theirs.length > 0 || goesOn ? `${[SECTION, ...theirs].join('\n')}\n` : ''
}

/** As git's settings quote a text. */
function settingText(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
}

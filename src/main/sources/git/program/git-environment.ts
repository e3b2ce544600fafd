import { devNull } from 'node:os'
import { dirname } from 'node:path'

/**
 * The only variables of git's that are passed on: where its own settings are. Everything else a git hook or a shell
 * may have left in our environment (GIT_DIR, GIT_INDEX_FILE, GIT_CONFIG_PARAMETERS, GIT_TRACE…) would make git look
 * at another repository, or write where we do not look.
 */
const KEPT = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'])

/** Messages in English, whatever the user's language: problems are told apart by them. */
const LOCALE = { LC_ALL: 'C', LANG: 'C' }

const MANNERS = {
  // Watching must never write: no index refresh, no lock that a user's own git would stumble over.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_PAGER: 'cat',
  // A partial clone fetches what it lacks as it is read. Reading must never go to the network.
  GIT_NO_LAZY_FETCH: '1',
  // The same for git before 2.44, which does not know the former: no transport has this name.
  GIT_ALLOW_PROTOCOL: 'none',
  // A commit's hash stands for the commit itself, not for what `git replace` shows instead.
  GIT_NO_REPLACE_OBJECTS: '1',
}

/** The environment git runs in. `at` is the folder it opens; it must not take a repository around it instead. */
export function gitEnvironment(
  inherited: Readonly<NodeJS.ProcessEnv>,
  at: string | null,
): NodeJS.ProcessEnv {
  const plain = Object.entries(inherited).filter(
    ([name]) => !/^git_/i.test(name) || KEPT.has(name.toUpperCase()),
  )
  const ceiling = at === null ? {} : { GIT_CEILING_DIRECTORIES: dirname(at) }
  return { ...Object.fromEntries(plain), LANGUAGE: undefined, ...LOCALE, ...MANNERS, ...ceiling }
}

/** Settings that win over those of the repository: none of its programs is run, and output has one form. */
export const SETTINGS: readonly string[] = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.quotePath=false',
  'core.pager=cat',
  'log.showSignature=false',
  'i18n.logOutputEncoding=UTF-8',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting])

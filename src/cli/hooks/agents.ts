import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { adding, type Editing, isIn, removing } from './edited-file'
import { commandScript, shellScript, shellWord } from './hook-script'
import { type HookEntries, hasHooks, withHooks, withoutHooks } from './json-hooks'
import { folderIn, systemFolder } from '../terminal'
import { scriptChanges } from './own-files'
import type { HookTarget, Place } from './target'
import { type WindowsCall, powerShellCall, windowsCall } from './windows-call'

/** Of all agents none may wait longer for a hook, should one ever hang. */
const AT_MOST_SECONDS = 5
const VERSION_MS = 5_000

/** Which of an agent's events tell what it is at. */
type Events = Readonly<Record<string, { readonly state: string; readonly matcher?: string }>>

interface Settings {
  readonly name: string
  readonly title: string
  readonly note: string | null
  readonly file: (place: Place) => string
  /** What it knows by now, and what older ones knew. */
  readonly events: Events
  readonly olderEvents?: Events
  /** Does the one that is installed know all of `events`? */
  readonly isRecent?: (place: Place) => Promise<boolean>
  /** What stands in the settings for one hook. */
  readonly hook: (command: string) => Readonly<Record<string, string | number>>
  /** How the agent's shells on Windows call a script. */
  readonly onWindows: (call: WindowsCall) => string
}

/** Claude Code skips settings whose events it does not know, all of them: an older one gets none that are new to it. */
const CLAUDE_EVENTS: Events = {
  UserPromptSubmit: { state: 'thinking' },
  Notification: { state: 'waiting', matcher: 'permission_prompt|elicitation_dialog' },
  Stop: { state: 'done' },
}
/** The first Claude Code that knows StopFailure. */
const STOP_FAILURE_SINCE = [2, 1, 78] as const

const claudeCode = inSettings({
  name: 'claude-code',
  title: 'Claude Code',
  note: null,
  file: ({ terminal }) =>
    join(
      folderIn(terminal, 'CLAUDE_CONFIG_DIR') ?? join(terminal.home, '.claude'),
      'settings.json',
    ),
  events: { ...CLAUDE_EVENTS, StopFailure: { state: 'failed' } },
  olderEvents: CLAUDE_EVENTS,
  isRecent: async ({ terminal }) => isSince(await versionOf('claude', terminal.env)),
  hook: (command) => ({ type: 'command', command, timeout: AT_MOST_SECONDS }),
  // It runs hooks in Git's shell, and since 2.1.120 in PowerShell where there is none.
  onWindows: (call) => windowsCall(call, '/'),
})

const codex = inSettings({
  name: 'codex',
  title: 'Codex',
  note: 'Codex runs a new hook only once you trust it: start codex, enter /hooks and approve it.',
  file: ({ terminal }) =>
    join(folderIn(terminal, 'CODEX_HOME') ?? join(terminal.home, '.codex'), 'hooks.json'),
  // It passes over events it does not know.
  events: {
    UserPromptSubmit: { state: 'thinking' },
    PermissionRequest: { state: 'waiting' },
    Stop: { state: 'done' },
    StopFailure: { state: 'failed' },
  },
  hook: (command) => ({ type: 'command', command, timeout: AT_MOST_SECONDS }),
  // It runs hooks in the session's shell, which is PowerShell, and in cmd where it knows of none, as older ones always did.
  onWindows: (call) => windowsCall(call, '\\'),
})

const gemini = inSettings({
  name: 'gemini',
  title: 'Gemini CLI',
  note: 'Gemini CLI tells of no failure: it is heard thinking, waiting and done.',
  file: ({ terminal }) => join(terminal.home, '.gemini', 'settings.json'),
  events: {
    BeforeAgent: { state: 'thinking' },
    Notification: { state: 'waiting' },
    AfterAgent: { state: 'done' },
  },
  hook: (command) => ({
    name: 'familiar',
    type: 'command',
    command,
    timeout: AT_MOST_SECONDS * 1000,
  }),
  onWindows: powerShellCall,
})

const opencode: HookTarget = {
  name: 'opencode',
  title: 'opencode',
  note: 'Restart opencode to have it load the plugin.',
  install: async (place) => [
    ...(await scriptChanges(place)),
    ...(await adding(pluginFile(place), pluginEditing(place))),
  ],
  remove: (place) => removing(pluginFile(place), pluginEditing(place)),
  find: async (place) => {
    const file = pluginFile(place)
    return (await isIn(file, pluginEditing(place))) ? [file] : []
  },
}

export const AGENTS: readonly HookTarget[] = [claudeCode, codex, gemini, opencode]

function inSettings(settings: Settings): HookTarget {
  const { name, title, note, file, events, olderEvents } = settings
  const editingFor = (chosen: Events, place: Place): Editing => {
    const add =
      (told: Events): Editing['add'] =>
      (text) =>
        withHooks(text ?? '', entriesFor(told, settings, place))
    return {
      add: add(chosen),
      addedOtherwise: [events, ...(olderEvents ? [olderEvents] : [])].map(add),
      strip: withoutHooks,
      has: hasHooks,
      mode: 0o600,
    }
  }
  return {
    name,
    title,
    note,
    install: async (place) => {
      const recent = (await settings.isRecent?.(place)) ?? true
      const chosen = recent ? events : (olderEvents ?? events)
      const edits = await adding(file(place), editingFor(chosen, place))
      return [...(await scriptChanges(place)), ...edits]
    },
    remove: (place) => removing(file(place), editingFor(events, place)),
    find: async (place) =>
      (await isIn(file(place), editingFor(events, place))) ? [file(place)] : [],
  }
}

function entriesFor(
  events: Events,
  { name, hook, onWindows }: Settings,
  place: Place,
): HookEntries {
  return Object.fromEntries(
    Object.entries(events).map(([event, { state, matcher }]) => [
      event,
      {
        ...(matcher !== undefined && { matcher }),
        hooks: [hook(commandFor(place, `${name} ${state}`, onWindows))],
      },
    ]),
  )
}

/**
 * In any shell, and in silence where the script has gone with its data folder: what the agent has to say is read then too,
 * as one that cannot get rid of it takes that for a failure.
 */
function commandFor(
  { dataFolder, terminal: { platform, env } }: Place,
  words: string,
  onWindows: Settings['onWindows'],
): string {
  if (platform === 'win32')
    return onWindows({ script: commandScript(dataFolder), words, system: systemFolder(env) })
  const script = shellWord(shellScript(dataFolder))
  return `sh -c '[ ! -x "$0" ] || exec "$0" "$@"; cat >/dev/null 2>&1 || :' ${script} ${words}`
}

function pluginFile({ terminal }: Place): string {
  const base = folderIn(terminal, 'XDG_CONFIG_HOME') ?? join(terminal.home, '.config')
  return join(base, 'opencode', 'plugins', 'familiar.js')
}

const PLUGIN_MARK = '// Written by `familiar hook install opencode`'

function pluginEditing(place: Place): Editing {
  return {
    add: () => pluginText(place),
    strip: () => null,
    has: (text) => text.startsWith(PLUGIN_MARK),
    mode: 0o600,
  }
}

/** One file for opencode 1 (\`server\`) and 2 (\`setup\`). Of a session that another one has started nothing is told. */
function pluginText({ dataFolder, terminal }: Place): string {
  // On Windows nothing outside its window can be hidden: a detached program has none, and what it starts opens one.
  const windows = terminal.platform === 'win32'
  // What cmd replaces it does not read again: a path there may have any sign in it, `&` and `%` too.
  const env = windows
    ? `, env: { ...process.env, FAMILIAR_HOOK: ${JSON.stringify(`"${commandScript(dataFolder)}"`)} }`
    : ''
  const program = windows
    ? `process.env.ComSpec ?? 'cmd.exe', ['/d', '/c', '%FAMILIAR_HOOK%', 'opencode', state]`
    : `${JSON.stringify(shellScript(dataFolder))}, ['opencode', state]`
  return `${PLUGIN_MARK}; \`familiar hook remove opencode\` deletes it.
import { spawn } from 'node:child_process'

const STATES = {
  'session.execution.started': 'thinking',
  'session.execution.succeeded': 'done',
  'session.execution.failed': 'failed',
  'session.idle': 'done',
  'session.error': 'failed',
  'permission.asked': 'waiting',
  'permission.updated': 'waiting',
}
const children = new Set()
const last = new Map()

function tell(state) {
  const child = spawn(${program}, { detached: ${!windows}, stdio: 'ignore', windowsHide: true${env} })
  child.on('error', () => undefined)
  child.unref()
}

function hear(event) {
  const told = event.properties ?? event.data ?? {}
  const session = told.sessionID ?? told.info?.id
  if (told.info?.parentID || told.parentID) children.add(session)
  if (!session || children.has(session)) return
  const busy = event.type === 'session.status' && told.status?.type === 'busy'
  const state = busy ? 'thinking' : STATES[event.type]
  const before = last.get(session)
  // A failed session falls idle, too; and it says again and again that it is busy.
  if (!state || state === before || (state === 'done' && before === 'failed')) return
  last.set(session, state)
  tell(state)
}

export default {
  id: 'familiar',
  async setup(context) {
    let gone = false
    void (async () => {
      for await (const event of context.event.subscribe()) {
        if (gone) return
        hear(event)
      }
    })().catch(() => undefined)
    return () => {
      gone = true
    }
  },
  async server() {
    return { event: async ({ event }) => hear(event) }
  },
}
`
}

/** What a program says its version is; null where it is not there or does not say. */
function versionOf(program: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      program,
      ['--version'],
      { env, timeout: VERSION_MS, shell: process.platform === 'win32' },
      (error, stdout) => resolve(error === null ? stdout : null),
    )
  })
}

function isSince(version: string | null): boolean {
  const numbers = /(\d+)\.(\d+)\.(\d+)/
    .exec(version ?? '')
    ?.slice(1)
    .map(Number)
  if (numbers === undefined) return false
  for (const [at, least] of STOP_FAILURE_SINCE.entries()) {
    const number = numbers[at] ?? 0
    if (number !== least) return number > least
  }
  return true
}

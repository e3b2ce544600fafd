import { spawn } from 'node:child_process'
import { ownAppImage } from './app-image'
import { type DisplayFacts, displaySystem } from './wayland'

export interface StartFacts extends DisplayFacts {
  /** All of the command line, the program first. */
  readonly argv: readonly string[]
  readonly execPath: string
  readonly packaged: boolean
}

/** A program to start in place of this one. */
export interface OtherStart {
  readonly program: string
  readonly args: readonly string[]
}

/** Set to anything, Familiar stays with what it was started with; it sets it itself when it starts anew. */
const TRIED = 'FAMILIAR_XWAYLAND'
const BY_ITSELF = 'tried'

/**
 * How Familiar starts under XWayland, where it talks to Wayland itself; null where there is no need, no X server named, or
 * where it was told otherwise (`--ozone-platform=wayland`, or the variable above). Not in a smoke test: its report and its
 * code are those of the process that was asked. Only packages: `npm start` passes the switch itself. An AppImage is started by its own file and not by `app.relaunch()`: that waits for this process to end
 * inside of what the AppImage has mounted, and goes with it (rullerzhou-afk/clawd-on-desk#443).
 */
export function xwaylandStart(facts: StartFacts): OtherStart | null {
  const { env, argv, packaged, ozonePlatform } = facts
  const has = (name: string): boolean => (env[name] ?? '') !== ''
  if (!packaged || ozonePlatform !== '' || displaySystem(facts) !== 'wayland') return null
  if (!has('DISPLAY') || has(TRIED) || argv.includes('--smoke')) return null
  return {
    program: ownAppImage(env, facts.execPath) ?? facts.execPath,
    args: ['--ozone-platform=x11', ...argv.slice(1)],
  }
}

/**
 * What Familiar has noted for the start it has become is forgotten: a newer version that takes its place is started with
 * this environment and without the switch, and has to find its own way. What the user has set stays.
 */
export function forgetTried(env: NodeJS.ProcessEnv): void {
  if (env[TRIED] === BY_ITSELF) Reflect.deleteProperty(env, TRIED)
}

/** Starts it beside this process, which is to end. Resolves to whether it runs. */
export function startInstead({ program, args }: OtherStart): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      detached: true,
      stdio: 'inherit',
      env: { ...process.env, [TRIED]: BY_ITSELF },
    })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

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
const SWITCH = '--ozone-platform'
/** An X server that answers may still refuse, and Electron then ends at once: about as long as that takes at a login. */
const REFUSED_WITHIN_MS = 5_000

/**
 * How Familiar starts anew where Electron has picked the wrong one of X11 and Wayland: X11 where a server of it answers,
 * since there alone a pet walks, and Wayland where none does, since Electron would not start. Null where it is right, where
 * no compositor is named, or where it was told otherwise (`--ozone-platform=wayland`, or the variable above). Not in a smoke test: its
 * report and its code are those of the process that was asked. Only packages: `npm start` passes the switch itself.
 * Electron connects only after this module has run, and writes what it has picked into the switch itself
 * (`ui::SetOzonePlatformForLinuxIfNeeded`): whether somebody chose is in `argv` alone. An AppImage is started by its
 * own file and not by `app.relaunch()`: that waits for this process to end inside of what the AppImage has mounted, and
 * goes with it (rullerzhou-afk/clawd-on-desk#443).
 */
export async function startOnOther(
  facts: StartFacts,
  hasXServer: (display: string) => Promise<boolean>,
): Promise<OtherStart | null> {
  const { platform, env, argv, packaged } = facts
  const of = (name: string): string => env[name] ?? ''
  const hasCompositor = of('WAYLAND_DISPLAY') !== '' || of('XDG_SESSION_TYPE') === 'wayland'
  if (platform !== 'linux' || !packaged || !hasCompositor) return null
  if (of(TRIED) !== '' || argv.includes('--smoke')) return null
  const picked = displaySystem(facts) === 'wayland' ? 'wayland' : 'x11'
  if (picked === 'wayland' && argv.some(isSwitch)) return null
  const wanted = (await hasXServer(of('DISPLAY'))) ? 'x11' : 'wayland'
  if (wanted === picked) return null
  return {
    program: ownAppImage(env, facts.execPath) ?? facts.execPath,
    args: [`${SWITCH}=${wanted}`, ...argv.slice(1).filter((argument) => !isSwitch(argument))],
  }
}

function isSwitch(argument: string): boolean {
  return argument === SWITCH || argument.startsWith(`${SWITCH}=`)
}

/**
 * What Familiar has noted for the start it has become is forgotten: a newer version that takes its place is started with
 * this environment and without the switch, and has to find its own way. What the user has set stays.
 */
export function forgetTried(env: NodeJS.ProcessEnv): void {
  if (env[TRIED] === BY_ITSELF) Reflect.deleteProperty(env, TRIED)
}

/**
 * Starts it beside this process, which is to end. Resolves to whether it has come up: false where there is no such
 * program, or where it failed at once.
 */
export function startInstead(
  { program, args }: OtherStart,
  refusedWithinMs = REFUSED_WITHIN_MS,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      detached: true,
      stdio: 'inherit',
      env: { ...process.env, [TRIED]: BY_ITSELF },
    })
    const patience = setTimeout(() => end(true), refusedWithinMs)
    const end = (up: boolean): void => {
      clearTimeout(patience)
      child.unref()
      resolve(up)
    }
    child.once('error', () => end(false))
    child.once('exit', (code) => end(code === 0))
  })
}

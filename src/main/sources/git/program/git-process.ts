import { spawn } from 'node:child_process'
import { parse } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { SETTINGS, gitEnvironment } from './git-environment'
import { GitFailure, type GitFailureKind } from './git-failure'

/** Where git is, and what it is given with every call. */
export interface GitProgram {
  /** Absolute path of the program. */
  readonly path: string
  readonly environment: Readonly<NodeJS.ProcessEnv>
  /** How long git may be silent before it is ended. */
  readonly timeoutMs: number
}

/** One run of git. Arguments go to it as they are; there is no shell. */
export interface GitCall {
  /** The folder to open; null for what needs no repository. */
  readonly at: string | null
  readonly args: readonly string[]
  readonly signal: AbortSignal
  /** Exit codes that are an answer rather than a failure; 0 when not given. */
  readonly accept?: readonly number[]
}

export interface GitProcess {
  readonly stdin: Writable
  readonly stdout: Readable
  /** Settles when git has ended or has been given up; never rejects. */
  readonly ended: Promise<GitEnd>
  /** Git was heard: it has its full time again. */
  alive(): void
  /** Git waits for us: its time stands still until `alive`. */
  hold(): void
  /** Ends it for a reason of ours; does nothing once it has ended. */
  end(kind: GitFailureKind): void
}

export type GitEnd =
  | { readonly ok: true; readonly code: number; readonly said: string }
  | { readonly ok: false; readonly failure: GitFailure }

const MAX_SAID = 4_000

/** Starts git. Whoever calls reads `stdout` to its end and then awaits `ended`. */
export function startGit(program: GitProgram, call: GitCall): GitProcess {
  const where = call.at === null ? [] : ['-C', call.at]
  const child = spawn(program.path, [...SETTINGS, ...where, ...call.args], {
    // Not the folder itself, which may be gone or closed: git says so better than spawn does.
    cwd: parse(process.execPath).root,
    env: gitEnvironment(program.environment, call.at),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, MAX_SAID)
  })
  // Git that ends early leaves us writing into a closed pipe; its exit code and words tell why.
  child.stdin.on('error', () => undefined)

  const { promise: ended, resolve } = withResolver<GitEnd>()
  let timer: NodeJS.Timeout | undefined
  const hold = (): void => clearTimeout(timer)
  const end = (kind: GitFailureKind): void => {
    finish({ ok: false, failure: new GitFailure(kind, said.trim()) })
    child.kill('SIGKILL')
    // A process stuck in the kernel (a dead network drive) does not even die: let go of it.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
    child.unref()
  }
  const stop = (): void => end('stopped')
  let settled = false
  const finish = (how: GitEnd): void => {
    settled = true
    hold()
    call.signal.removeEventListener('abort', stop)
    resolve(how)
  }
  const alive = (): void => {
    hold()
    if (!settled) timer = setTimeout(() => end('timed-out'), program.timeoutMs)
  }
  child.once('error', (cause) =>
    finish({ ok: false, failure: new GitFailure('not-started', cause.message, { cause }) }),
  )
  child.once('close', (code, signal) => finish(endOf(call, code, signal, said.trim())))
  call.signal.addEventListener('abort', stop, { once: true })
  alive()
  if (call.signal.aborted) stop()
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    ended,
    alive,
    hold,
    end: (kind) => {
      if (!settled) end(kind)
    },
  }
}

function endOf(call: GitCall, code: number | null, signal: string | null, said: string): GitEnd {
  if (code !== null && (call.accept ?? [0]).includes(code)) return { ok: true, code, said }
  const how = signal === null ? `it ended with code ${code ?? '?'}` : `it was ended by ${signal}`
  return { ok: false, failure: new GitFailure('refused', said === '' ? how : said) }
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((resolvePromise) => {
    resolve = resolvePromise
  })
  return { promise, resolve }
}

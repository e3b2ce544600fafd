import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Account } from './account'

export interface Finished {
  readonly code: number | null
  readonly output: string
}

/**
 * Runs one of Postgres' programs to its end, as `account` where given. With `output: 'none'` nothing is captured:
 * a server started by `pg_ctl` would inherit the pipe and keep it open for ever.
 */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly account: Account | null; readonly output: 'capture' | 'none' },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
      // A folder every account can be in; the app's own may be closed to the server's account.
      cwd: process.platform === 'win32' ? undefined : '/',
      env: { ...process.env, LC_ALL: 'C', PGUSER: undefined, PGPASSWORD: undefined },
      stdio: [
        'ignore',
        ...Array<'ignore' | 'pipe'>(2).fill(options.output === 'none' ? 'ignore' : 'pipe'),
      ],
      windowsHide: true,
    })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output: output.trim() }))
  })
}

/** The last lines of a log file that tell of trouble; empty when there is no log. */
export async function troubleIn(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  const lines = text.split('\n').filter((line) => /\b(FATAL|PANIC|ERROR|HINT):/.test(line))
  return lines.slice(-3).join(' ')
}

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { messageOf } from '../../failure'

export interface Followed {
  readonly onLine: (line: string) => void
  /** It has ended by itself, or could not be started: then with what is wrong. */
  readonly onEnd: (problem: string | null) => void
}

/** Runs a command and hears what it prints, line by line. Returns what ends it; nothing is heard of it afterwards. */
export type FollowCommand = (
  command: string,
  args: readonly string[],
  followed: Followed,
) => () => void

/** The real one. */
export const followCommand: FollowCommand = (command, args, { onLine, onEnd }) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], shell: false })
  const lines = createInterface({ input: child.stdout })
  let over = false
  const end = (problem: string | null): void => {
    if (over) return
    over = true
    onEnd(problem)
  }
  lines.on('line', (line) => {
    if (!over) onLine(line)
  })
  child.once('error', (error) => end(messageOf(error)))
  // After its last line, not before.
  lines.once('close', () => end(null))
  return () => {
    over = true
    lines.close()
    child.kill()
  }
}

import { open, stat } from 'node:fs/promises'
import { isOfOwnPart, troubleLinesIn } from '@shared/domain/doctor'
import { doctorMessages as words } from '@shared/i18n/doctor-messages'
import { codeOf, messageOf } from './failure'

/** A warning or an error of the log. */
export interface LoggedTrouble {
  readonly line: string
  /** Was it written since the reader was opened? What was before is of another run, or of another user. */
  readonly isNew: boolean
}

/** Of the end of the log; more than its last twenty lines of trouble take. */
const LOG_BYTES = 256 * 1024

/**
 * Opens a reader of a log that grows. It answers with the last warnings and errors, at most so many, the oldest first. A
 * log that is rotated meanwhile begins anew: some of its lines are then taken for old, and none that is old for new.
 */
export function doctorLog(file: string): (most: number) => Promise<readonly LoggedTrouble[]> {
  // Begun at once, and not when somebody looks.
  const before = stat(file).then(
    ({ size }) => size,
    (error: unknown) => (codeOf(error) === 'ENOENT' ? 0 : Infinity),
  )
  return async (most) => {
    const { old, fresh } = await endOf(file, await before)
    return [
      ...troubleLinesIn(old, most).map((line) => ({ line, isNew: false })),
      ...troubleLinesIn(fresh, most).map((line) => ({ line, isNew: true })),
    ].slice(-most)
  }
}

/** Those that can be handed on: of Familiar itself, and where all names are known that could be in them, the new ones. */
export function tellable(
  lines: readonly LoggedTrouble[],
  areNamesKnown: boolean,
): readonly LoggedTrouble[] {
  return lines.filter(({ line, isNew }) => (isNew && areNamesKnown) || isOfOwnPart(line))
}

/** The end of a log, parted at how long it was; nothing where there is none. */
async function endOf(file: string, before: number): Promise<{ old: string; fresh: string }> {
  try {
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      const from = Math.max(0, size - LOG_BYTES)
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(size - from),
        0,
        size - from,
        from,
      )
      // Shorter than it was, it is another file, and all of it is new.
      const part = size < before ? 0 : Math.min(Math.max(0, before - from), bytesRead)
      return {
        old: buffer.toString('utf8', 0, part),
        fresh: buffer.toString('utf8', part, bytesRead),
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const said = codeOf(error) === 'ENOENT' ? '' : `[error] app: ${words.noLog} ${messageOf(error)}`
    return { old: said, fresh: '' }
  }
}

import type { FollowCommand, Followed } from '../../../../src/main/host/electron/follow-command'

export interface TestCommands {
  readonly follow: FollowCommand
  /** The commands that run now, as they would be typed. */
  running(): string[]
  /** One that runs prints lines; throws when it does not run. */
  print(command: string, ...lines: readonly string[]): void
  /** One that runs ends by itself. */
  end(command: string, problem?: string | null): void
}

/** Commands that run when a test says so. */
export function createTestCommands(): TestCommands {
  const running = new Map<string, Followed>()
  const known = (command: string): Followed => {
    const followed = running.get(command)
    if (!followed) throw new Error(`${command} does not run`)
    return followed
  }
  return {
    follow: (command, args, followed) => {
      const typed = [command, ...args].join(' ')
      running.set(typed, followed)
      return () => {
        if (running.get(typed) === followed) running.delete(typed)
      }
    },
    running: () => [...running.keys()],
    print: (command, ...lines) => {
      for (const line of lines) known(command).onLine(line)
    },
    end: (command, problem = null) => {
      const { onEnd } = known(command)
      running.delete(command)
      onEnd(problem)
    },
  }
}

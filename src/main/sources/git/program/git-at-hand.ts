import type { Log } from '../../../log'
import type { Surroundings } from '../surroundings'
import type { Git } from './git'
import { openGit } from './open-git'
import { settingsStamp } from './settings-stamp'

/** The git program of this computer, which may come, go or be updated while Familiar runs. */
export class GitAtHand {
  private current: Git | null = null
  private complaint: string | null = null
  private settings: string | null = null

  constructor(
    private readonly surroundings: Surroundings,
    private readonly homeFolder: string,
    private readonly log: Log,
    private readonly signal: AbortSignal,
  ) {}

  /** Null while there is none that can be used. */
  get git(): Git | null {
    return this.current
  }

  /** Why there is none, and what to do, for a person. */
  get problem(): string | null {
    return this.complaint
  }

  /** Looks for git again. Returns whether it, or the user's settings for it, are others than before. Never rejects. */
  async refresh(): Promise<boolean> {
    const { environment, timing } = this.surroundings
    const opened = await openGit({
      environment,
      timeoutMs: timing.gitTimeoutMs,
      signal: this.signal,
    })
    if (this.signal.aborted) return false
    const settings = await settingsStamp(environment, this.homeFolder)
    const before = `${this.nameOf(this.current)} ${this.settings ?? ''}`
    const complaint = opened.ok ? null : opened.problem
    if (complaint !== null && complaint !== this.complaint) this.log.warn(complaint)
    this.complaint = complaint
    this.current = opened.ok ? opened.git : null
    this.settings = settings
    return before !== `${this.nameOf(this.current)} ${settings}`
  }

  private nameOf(git: Git | null): string {
    return git === null ? 'none' : `${git.program.path} ${git.version.text}`
  }
}

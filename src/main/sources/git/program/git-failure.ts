/** How a run of git came to nothing. */
export type GitFailureKind =
  /** The program could not be started. */
  | 'not-started'
  /** It said nothing for too long and was ended. */
  | 'timed-out'
  /** We ended it: the source stops. */
  | 'stopped'
  /** It ended with an error of its own. */
  | 'refused'
  /** It said more than we are ready to hold. */
  | 'too-much'

/** Git did not do what it was asked to. `said` is its own words on standard error, bounded. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'

  constructor(
    readonly kind: GitFailureKind,
    readonly said: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(`git: ${kind}${said === '' ? '' : `: ${said}`}`, options)
  }
}

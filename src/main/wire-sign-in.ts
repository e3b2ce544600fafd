import type { ConnectStep } from '@shared/contract/connections'
import { Failure } from './failure'
import type { Log } from './log'
import { remedyForSignIn } from './oauth/refusal'
import type { Tokens } from './oauth/tokens'
import { Trouble } from './trouble'

/** A sign-in under way. */
export interface SignIn {
  /** Resolves when the user has agreed; rejects with a Trouble when they have not, or it could not be done. */
  readonly tokens: Promise<Tokens>
  /** Opens the provider's page again. */
  openAgain(): Promise<void>
}

/** Begins a sign-in; it ends when the signal is aborted, and tells how it goes on. */
export type BeginSignIn = (
  cancel: AbortSignal,
  tell: (step: ConnectStep) => void,
) => Promise<SignIn>

/** Signs in, one at a time: a new sign-in calls the one before off. */
export interface SignInDesk {
  /** Where it stands; null when nobody signs in. A failed one stays until it is dismissed or another begins. */
  step(): ConnectStep | null
  /** Begins; `finish` then keeps what came of it. */
  begin(begin: BeginSignIn, finish: (tokens: Tokens, cancel: AbortSignal) => Promise<void>): void
  openAgain(): Promise<void>
  /** Calls off what is under way and takes away what is told. */
  cancel(): void
}

interface UnderWay {
  readonly cancel: AbortController
  signIn: SignIn | null
}

export function signInDesk(provider: string, log: Log, onChange: () => void): SignInDesk {
  let step: ConnectStep | null = null
  let underWay: UnderWay | null = null

  const show = (next: ConnectStep | null): void => {
    step = next
    onChange()
  }
  const cancel = (): void => {
    underWay?.cancel.abort()
    underWay = null
    if (step !== null) show(null)
  }
  const failed = (error: unknown): ConnectStep => {
    if (error instanceof Trouble) {
      log.warn(`signing in to ${provider} did not come about`, error)
      const remedy = remedyForSignIn(error.code) ?? 'retry'
      return { step: 'failed', message: error.message, remedy }
    }
    log.error(`signing in to ${provider} failed`, error)
    const message =
      error instanceof Failure
        ? error.message
        : 'Signing in failed inside Familiar. It is written in its log.'
    return { step: 'failed', message, remedy: 'retry' }
  }

  return {
    step: () => step,
    begin: (begin, finish) => {
      cancel()
      const mine: UnderWay = { cancel: new AbortController(), signIn: null }
      const { signal } = mine.cancel
      // Called off, or followed by another: whatever still comes of it is nobody's business.
      const isMine = (): boolean => underWay === mine
      const run = async (): Promise<void> => {
        mine.signIn = await begin(signal, (next) => {
          if (isMine()) show(next)
        })
        const tokens = await mine.signIn.tokens
        signal.throwIfAborted()
        show({ step: 'finishing' })
        await finish(tokens, signal)
      }
      const end = (next: ConnectStep | null): void => {
        if (!isMine()) return
        underWay = null
        show(next)
      }
      underWay = mine
      show({ step: 'starting' })
      run().then(
        () => end(null),
        (error: unknown) => {
          if (isMine()) end(failed(error))
        },
      )
    },
    openAgain: async () => {
      await underWay?.signIn?.openAgain()
    },
    cancel,
  }
}

import type { Account } from '@shared/contract/account'
import type { UserId } from '@shared/domain/ids'
import { readAccount, setDisplayName, setSignIn, whoSignsIn } from './accounts/account'
import { countAttempts } from './accounts/attempts'
import { readDevice } from './accounts/device'
import { leaveProfile, placeOf, useGuestProfile } from './accounts/device-profile'
import { type AuditAction, record } from './audit/record'
import type { Clock } from './clock'
import type { Database, Queries } from './database/connection'
import type { DatabaseDescription } from './database/open'
import { inTransaction } from './database/transaction'
import { Failure } from './failure'
import type { AccountPorts } from './ipc/handlers/account'
import type { Log } from './log'
import { leavePauses } from './wire-silences'

/** Runs work while nothing else touches the data; afterwards the household is furnished anew, whoever lives in it. */
export type WhileAtRest = <T>(work: () => Promise<T>) => Promise<T>

export interface AccountParts {
  readonly database: Database
  readonly description: DatabaseDescription
  readonly userId: UserId
  readonly dataFolder: string
  readonly clock: Clock
  readonly log: Log
  readonly whileAtRest: WhileAtRest
  /** The profile gets another password: what is locked with it is locked anew, in the same transaction. */
  readonly passwordChanged?: (
    tx: Queries,
    password: string,
    previous: string | null,
  ) => Promise<void>
  /** That is kept. */
  readonly passwordKept?: () => Promise<void>
  /** Somebody has signed in with this password; the household is not theirs yet. */
  readonly signedIn?: (userId: UserId, password: string) => Promise<void>
}

const MOST_TRIES = 5
const TRIES_PER_MS = 60_000

/** What windows may do with the profile that lives here. */
export function accountService(parts: AccountParts): AccountPorts {
  const { database, userId, dataFolder, log } = parts
  const { kind, location } = parts.description
  const place = placeOf(kind, location)
  const tries = countAttempts(MOST_TRIES, TRIES_PER_MS, parts.clock)

  const viewOf = async (id: UserId): Promise<Account> => {
    const { displayName, email, createdAt } = await readAccount(database, id)
    return {
      displayName,
      email,
      createdAt: createdAt.toISOString(),
      database: kind,
      location,
      signedIn: kind === 'server' && email !== null,
    }
  }
  const note = (tx: Queries, id: UserId, action: AuditAction, metadata?: unknown): Promise<void> =>
    record(tx, { userId: id, action, targetType: 'user', targetId: id, metadata })
  const refuseTooMany = (): void => {
    const seconds = Math.ceil(tries.wait() / 1000)
    if (seconds > 0)
      throw new Failure(
        'RATE_LIMITED',
        `Too many tries. You can try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
      )
  }
  const refuseUnlessServer = (): void => {
    if (kind !== 'server')
      throw new Failure(
        'NOT_ALLOWED',
        'This database is this computer’s own: there is nobody else to sign in as.',
      )
  }
  /** A step that comes after the change is kept, and whose failure does not take that back. */
  const afterwards = (what: string, step: Promise<void> | undefined): Promise<void> =>
    (step ?? Promise.resolve()).catch((error: unknown) => log.error(`${what} failed`, error))

  /** From here on this device is none of the profile's. */
  const noteLeaving = async (): Promise<void> => {
    const { deviceId } = await readDevice(dataFolder)
    await leavePauses(database, userId, deviceId, parts.clock())
  }
  /** The next household is another's. */
  const makeRoom = (choose: () => Promise<void>): Promise<void> =>
    parts.whileAtRest(async () => {
      await choose()
      await afterwards('ending what was paused here', noteLeaving())
    })

  return {
    read: () => viewOf(userId),
    setDisplayName: async (name) => {
      await inTransaction(database, async (tx) => {
        await setDisplayName(tx, userId, name)
        await note(tx, userId, 'account.renamed', { to: name })
      })
      return viewOf(userId)
    },
    setSignIn: async (draft) => {
      if (draft.currentPassword !== null) {
        refuseTooMany()
        tries.note()
      }
      await inTransaction(database, async (tx) => {
        await setSignIn(tx, userId, draft)
        if (draft.password !== null)
          await parts.passwordChanged?.(tx, draft.password, draft.currentPassword)
        await note(tx, userId, 'account.sign_in_set', {
          email: draft.email,
          password: draft.password !== null,
        })
      })
      if (draft.password !== null)
        await afterwards('taking over what other devices have shared', parts.passwordKept?.())
      return viewOf(userId)
    },
    signIn: async (email, password) => {
      refuseUnlessServer()
      refuseTooMany()
      tries.note()
      const who = await whoSignsIn(database, email, password)
      if (who === null)
        throw new Failure('BAD_INPUT', 'No profile here has that address and that password.')
      if (who === userId) return
      const own = (await readAccount(database, userId)).email === null ? userId : null
      await note(database, who, 'account.signed_in')
      await afterwards('unlocking the keys with the password', parts.signedIn?.(who, password))
      await makeRoom(() => useGuestProfile(dataFolder, place, who, own))
    },
    signOut: async () => {
      refuseUnlessServer()
      if ((await readAccount(database, userId)).email === null)
        throw new Failure('CONFLICT', 'Nobody is signed in: this profile is this device’s own.')
      await note(database, userId, 'account.signed_out')
      await makeRoom(() => leaveProfile(dataFolder, place))
    },
  }
}

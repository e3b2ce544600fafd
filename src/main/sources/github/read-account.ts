import { z } from 'zod'
import { Trouble } from '../../trouble'
import type { GithubClient } from './client'
import type { GithubAccount } from './person'
import { githubWords } from './words'

const userSchema = z.object({ id: z.int().min(0), login: z.string().min(1).max(100) })

/**
 * Who the permission is for, now. Throws a `Trouble` when it is not the account that was connected. An answer that is no
 * user, such as a garbled one, mends itself: the connection has been read from this address before.
 */
export async function confirmAccount(
  client: GithubClient,
  accountId: string,
): Promise<GithubAccount> {
  const answer = await client.ask('GET /user')
  if (answer.kind !== 'ok') throw new Trouble('unreadable', githubWords.unreadable)
  const user = userSchema.safeParse(answer.data)
  if (!user.success) throw new Trouble('unreadable', githubWords.unreadable, { cause: user.error })
  if (String(user.data.id) !== accountId) throw new Trouble('reconnect', githubWords.otherAccount)
  return { id: accountId, login: user.data.login }
}

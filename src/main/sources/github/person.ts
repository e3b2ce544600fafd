import { z } from 'zod'

/** The account that is connected. */
export const accountSchema = z.object({
  /** GitHub's own number of it; stays when the account is renamed. */
  id: z.string().regex(/^\d{1,20}$/),
  login: z.string().min(1).max(100),
})
export type GithubAccount = z.infer<typeof accountSchema>

/** Somebody, as far as is needed to tell whether it is the user, or a machine. */
export const personSchema = z.object({
  id: z.int().min(0),
  login: z.string().min(1).max(100),
  type: z.string().max(50).optional(),
})
export type Person = z.infer<typeof personSchema>

/** Is it the user? By number; a login may be somebody else's tomorrow. */
export function isAccount(person: Person | null | undefined, account: GithubAccount): boolean {
  return person !== null && person !== undefined && String(person.id) === account.id
}

/** Is it a machine: a GitHub App, or what acts as one? */
export function isBot(person: Pick<Person, 'login' | 'type'> | null | undefined): boolean {
  return (
    person !== null && person !== undefined && (person.type === 'Bot' || isBotName(person.login))
  )
}

/** GitHub ends the logins of Apps this way, and nobody else may. */
export function isBotName(login: string): boolean {
  return login.toLowerCase().endsWith('[bot]')
}

export function isLoginOf(login: string, account: GithubAccount): boolean {
  return login.toLowerCase() === account.login.toLowerCase()
}

/**
 * Is this the address GitHub gives the account for its commits: `<id>+<login>@users.noreply.<host>`, or without the
 * number on accounts from before 2017?
 */
export function isNoreplyOf(email: string, account: GithubAccount): boolean {
  const [, id, login] = /^(?:(\d+)\+)?([^@]+)@users\.noreply\.[^@]+$/i.exec(email) ?? []
  if (login === undefined) return false
  return id === undefined ? isLoginOf(login, account) : id === account.id
}

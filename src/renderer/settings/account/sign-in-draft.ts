import { PASSWORD_LENGTH, type SignInDraft, signInDraftSchema } from '@shared/contract/account'
import type { RouteError } from '@shared/contract/errors'
import { strengthOf } from '@shared/domain/password-strength'
import { accountMessages as words } from '@shared/i18n/account-messages'

/** What is typed into the form. */
export interface SignInFields {
  readonly email: string
  readonly password: string
  readonly currentPassword: string
}

/** What is wrong, by field; what belongs to none is under `form`. */
export type SignInIssues = Readonly<
  Partial<Record<keyof SignInFields | 'form', string | undefined>>
>

/** What the form sends, or what is wrong with it. `hasAccount`: a password has been chosen before. */
export function draftOf(
  fields: SignInFields,
  hasAccount: boolean,
): { readonly draft: SignInDraft } | { readonly issues: SignInIssues } {
  const keeps = hasAccount && fields.password === ''
  const parsed = signInDraftSchema.safeParse({
    email: fields.email,
    password: keeps ? null : fields.password,
    currentPassword: hasAccount ? fields.currentPassword : null,
  })
  return parsed.success
    ? { draft: parsed.data }
    : { issues: byField(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])) }
}

/** A refusal of main, by field where it names one. */
export function issuesOf({ message, details }: RouteError): SignInIssues {
  if (!Array.isArray(details)) return { form: message }
  const named = details.flatMap((issue: unknown): [string, string][] =>
    typeof issue === 'object' &&
    issue !== null &&
    'path' in issue &&
    'message' in issue &&
    typeof issue.path === 'string' &&
    typeof issue.message === 'string'
      ? [[issue.path, issue.message]]
      : [],
  )
  const issues = byField(named)
  return Object.keys(issues).length === 0 ? { form: message } : issues
}

/** How good a password is while it is typed, in words; nothing before the first character. */
export function passwordWords(password: string): string | undefined {
  if (password === '') return undefined
  const left = PASSWORD_LENGTH - password.length
  return left > 0 ? words.tooShort(left) : words.strength(strengthOf(password))
}

function byField(issues: readonly (readonly [string, string])[]): SignInIssues {
  const found: Partial<Record<keyof SignInIssues, string>> = {}
  for (const [path, message] of issues) {
    if (path === 'email' || path === 'password' || path === 'currentPassword')
      found[path] ??= message
  }
  return found
}

import {
  type ConnectionView,
  type OAuthClientDraft,
  oauthClientDraftSchema,
} from '@shared/contract/connections'
import { connectionsMessages } from '@shared/i18n/connections-messages'

/** What is typed into the form of an OAuth client. */
export interface ClientFields {
  readonly clientId: string
  readonly clientSecret: string
  readonly serverUrl: string
}

export type ClientErrors = Partial<Record<keyof ClientFields, string>>

/** Does the provider insist on a secret? GitHub's device flow does without. */
export function needsSecret({ provider }: ConnectionView): boolean {
  return provider !== 'github'
}

/** The form as it begins: with the client of one's own, if there is one. */
export function clientFieldsOf({ client, serverUrl }: ConnectionView): ClientFields {
  const clientId = client.isOwn ? (client.clientId ?? '') : ''
  return { clientId, clientSecret: '', serverUrl: serverUrl ?? '' }
}

/** Reads the form: a draft main will take, or what is wrong with which field in the contract's words. */
export function readClientFields(
  fields: ClientFields,
  view: ConnectionView,
): { readonly draft: OAuthClientDraft } | { readonly errors: ClientErrors } {
  const { provider, client } = view
  const secret = fields.clientSecret.trim()
  const server = fields.serverUrl.trim()
  const parsed = oauthClientDraftSchema.safeParse({
    provider,
    clientId: fields.clientId,
    ...(secret !== '' && { clientSecret: secret }),
    ...(provider === 'github' && { serverUrl: server === '' ? null : server }),
  })
  const errors: ClientErrors = {}
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [field] = path
    if (field === 'clientId' || field === 'clientSecret' || field === 'serverUrl')
      errors[field] ??= message
  }
  const keptSecret = client.isOwn && client.hasSecret
  if (needsSecret(view) && secret === '' && !keptSecret)
    errors.clientSecret = connectionsMessages.client.secretMissing
  if (!parsed.success || Object.keys(errors).length > 0) return { errors }
  return { draft: parsed.data }
}

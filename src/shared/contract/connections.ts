import { z } from 'zod'
import { connectableProviderSchema } from '../domain/provider'
import { defineRoutes } from './route'

/** What is wrong with a connection. Each comes with a sentence, and at most one thing to do. */
export const TROUBLE_CODES = [
  /** This computer has no network. */
  'offline',
  /** The provider does not answer, or answers with errors of its own. */
  'unreachable',
  /** The provider asked to wait, or our own budget is used up. */
  'rate-limited',
  /** The permission has been taken back or has run out: the user signs in again. */
  'reconnect',
  /** Signed in, but not allowed to read what is needed. */
  'forbidden',
  /** The provider has switched this way of reading off. */
  'retired',
  /** Something has to be chosen or corrected in the settings. */
  'misconfigured',
  /** The provider's answers cannot be read. */
  'unreadable',
  /** The tokens cannot be opened here. */
  'locked',
  /** Familiar's own database does not take what was read. */
  'database',
  'internal',
] as const
export const troubleCodeSchema = z.enum(TROUBLE_CODES)
export type TroubleCode = z.infer<typeof troubleCodeSchema>

/** The one button that mends a trouble; null where waiting does. */
export const remedySchema = z.enum(['reconnect', 'retry', 'choose', 'edit-client']).nullable()
export type Remedy = z.infer<typeof remedySchema>

export const troubleViewSchema = z.object({
  code: troubleCodeSchema,
  /** What happened, what is safe, what to do: whole sentences. */
  message: z.string(),
  remedy: remedySchema,
  since: z.iso.datetime(),
  /** When it is tried again by itself; null when it is not. */
  retryAt: z.iso.datetime().nullable(),
})
export type TroubleView = z.infer<typeof troubleViewSchema>

/** Where a sign-in under way stands. Nothing in it is a secret: codes and tokens stay in main. */
export const connectStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('starting') }),
  z.object({
    step: z.literal('device-code'),
    userCode: z.string(),
    verificationUri: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  z.object({
    step: z.literal('browser'),
    /** A page of Familiar's own on 127.0.0.1 that leads on to the provider's sign-in. */
    startUrl: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  z.object({ step: z.literal('finishing') }),
  z.object({
    step: z.literal('failed'),
    message: z.string(),
    remedy: remedySchema,
  }),
])
export type ConnectStep = z.infer<typeof connectStepSchema>

export const requestBudgetSchema = z.object({
  left: z.int(),
  limit: z.int(),
  resetsAt: z.iso.datetime().nullable(),
})
export type RequestBudget = z.infer<typeof requestBudgetSchema>

export const connectionViewSchema = z.object({
  provider: connectableProviderSchema,
  /**
   * `needs-choice`: connected, but the user has yet to say what to read. `first-reading`: connected, but what there was
   * then has not been read to its end.
   */
  state: z.enum([
    'disconnected',
    'connecting',
    'needs-choice',
    'first-reading',
    'connected',
    'paused',
    'trouble',
  ]),
  connecting: connectStepSchema.nullable(),
  account: z
    .object({
      name: z.string(),
      /** The picture itself as a data URL; pages load nothing from elsewhere. */
      avatar: z.string().nullable(),
    })
    .nullable(),
  connectedAt: z.iso.datetime().nullable(),
  trouble: troubleViewSchema.nullable(),
  lastEventAt: z.iso.datetime().nullable(),
  lastPollAt: z.iso.datetime().nullable(),
  /** When the provider last answered in full. */
  lastSuccessAt: z.iso.datetime().nullable(),
  nextPollAt: z.iso.datetime().nullable(),
  /** Events of the user's day, in their time zone. */
  eventsToday: z.int(),
  /** Requests of this hour Familiar may still make, or the provider's own count where it tells; null: not known yet. */
  budget: requestBudgetSchema.nullable(),
  /** A poll under way; `total` is null while it is not known. */
  polling: z.object({ done: z.int(), total: z.int().nullable() }).nullable(),
  /** The OAuth client used: one of the user's own, or the one this Familiar came with. */
  client: z.object({
    clientId: z.string().nullable(),
    hasSecret: z.boolean(),
    isOwn: z.boolean(),
  }),
  /** Base address of a server of one's own (GitHub Enterprise); null for the provider's. */
  serverUrl: z.string().nullable(),
  /** Tokens kept only in memory are gone after a restart. */
  tokensKept: z.enum(['encrypted', 'memory']),
  /** After a disconnect the provider did not confirm: the page on which the user can end the permission. */
  endByHand: z.url().nullable(),
  /** GitHub only: whether deliveries signed with a secret are accepted, and where they go. */
  webhook: z.object({ url: z.string(), hasSecret: z.boolean() }).nullable(),
})
export type ConnectionView = z.infer<typeof connectionViewSchema>

export const connectionsSchema = z.object({
  connections: z.array(connectionViewSchema),
  vault: z.object({
    protection: z.enum(['keychain', 'key-file', 'none']),
    /** What is wrong with how tokens are kept, and what it means. */
    problem: z.string().nullable(),
    /** On Linux without a keyring: the user said that a weak protection is good enough. */
    weakAllowed: z.boolean(),
  }),
})
export type Connections = z.infer<typeof connectionsSchema>

/** What "done" means in a Notion data source: options of a status, or a ticked box. By id: names are renamed. */
export const doneRuleSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    propertyId: z.string().min(1).max(200),
    optionIds: z.array(z.string().min(1).max(200)).min(1).max(100),
  }),
  z.object({ kind: z.literal('checkbox'), propertyId: z.string().min(1).max(200) }),
])
export type DoneRule = z.infer<typeof doneRuleSchema>

export const notionChoiceSchema = z.object({
  dataSourceId: z.string().min(1).max(100),
  name: z.string().max(200),
  done: doneRuleSchema,
})
export type NotionChoice = z.infer<typeof notionChoiceSchema>

/** A data source that was shared with the connection, and what could mean "done" in it, the likeliest first. */
export const notionSourceSchema = z.object({
  dataSourceId: z.string(),
  name: z.string(),
  /** Empty: it has neither a status nor a checkbox, and cannot be counted. */
  candidates: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('status'),
        propertyId: z.string(),
        propertyName: z.string(),
        groups: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            options: z.array(z.object({ id: z.string(), name: z.string() })),
            /** Notion's own group for what is done. */
            meansDone: z.boolean(),
          }),
        ),
      }),
      z.object({
        kind: z.literal('checkbox'),
        propertyId: z.string(),
        propertyName: z.string(),
      }),
    ]),
  ),
  /** What is counted now; null when this source is not read. */
  chosen: doneRuleSchema.nullable(),
})
export type NotionSource = z.infer<typeof notionSourceSchema>

const provider = { provider: connectableProviderSchema }
const clientIdSchema = z.string().trim().min(1, 'A client id, please').max(300, 'That is too long')
const clientSecretSchema = z.string().trim().min(1).max(500, 'That is too long')

export const oauthClientDraftSchema = z.object({
  ...provider,
  /** Null goes back to the client this Familiar came with. */
  clientId: clientIdSchema.nullable(),
  /** Undefined keeps the secret there is. */
  clientSecret: clientSecretSchema.nullable().optional(),
  serverUrl: z
    .url({ protocol: /^https?$/, error: 'An address such as https://github.example.com' })
    .nullable()
    .optional(),
})
export type OAuthClientDraft = z.infer<typeof oauthClientDraftSchema>

const windows = ['settings'] as const
const answer = { output: connectionsSchema, windows }

export const connectionsRoutes = defineRoutes({
  'connections.list': { input: z.void(), ...answer },
  /** Begins to sign in; how it goes on is told by pushes. */
  'connections.connect': { input: z.object(provider), ...answer },
  /** Notion: a token of an internal connection. */
  'connections.pasteToken': {
    input: z.object({ ...provider, token: z.string().trim().min(1, 'Paste the token').max(2000) }),
    ...answer,
  },
  'connections.cancel': { input: z.object(provider), ...answer },
  /** Opens the provider's sign-in page again. */
  'connections.openAgain': { input: z.object(provider), ...answer },
  'connections.setPaused': { input: z.object({ ...provider, paused: z.boolean() }), ...answer },
  'connections.fetchNow': { input: z.object(provider), ...answer },
  'connections.disconnect': {
    input: z.object({ ...provider, history: z.enum(['keep', 'erase']) }),
    ...answer,
  },
  'connections.saveClient': { input: oauthClientDraftSchema, ...answer },
  'connections.setWebhookSecret': {
    input: z.object({
      ...provider,
      secret: z.string().trim().min(16, 'At least 16 characters').max(200).nullable(),
    }),
    ...answer,
  },
  'connections.allowWeakVault': { input: z.object({ allowed: z.boolean() }), ...answer },
  'connections.notionSources': {
    input: z.void(),
    output: z.array(notionSourceSchema),
    windows,
  },
  'connections.chooseNotionSources': {
    input: z.object({ choices: z.array(notionChoiceSchema).max(100) }),
    ...answer,
  },
})

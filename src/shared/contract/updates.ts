import { z } from 'zod'
import { defineRoutes } from './route'

export const UPDATE_CHANNELS = ['stable', 'beta'] as const
export const updateChannelSchema = z.enum(UPDATE_CHANNELS)
export type UpdateChannel = z.infer<typeof updateChannelSchema>

/** What Familiar does about newer versions unasked: nothing, look and tell, or update. */
export const UPDATES_BY_ITSELF = ['nothing', 'tells', 'updates'] as const
export const updatesByItselfSchema = z.enum(UPDATES_BY_ITSELF)
export type UpdatesByItself = z.infer<typeof updatesByItselfSchema>

/** Notes on a version as lines of plain text: whoever wrote them, nothing in them is markup any more. */
export const noteLineSchema = z.object({
  kind: z.enum(['heading', 'item', 'text']),
  text: z.string(),
})
export type NoteLine = z.infer<typeof noteLineSchema>

/** A newer version that can be had. */
export const updateOfferSchema = z.object({
  version: z.string(),
  notes: z.array(noteLineSchema),
  releasedAt: z.iso.datetime().nullable(),
})
export type UpdateOffer = z.infer<typeof updateOfferSchema>

/** Why a copy cannot be updated from within: it runs in a browser, from source, has no place to look, or was unpacked. */
export const noUpdatesSchema = z.enum(['browser', 'source', 'no-place', 'unpacked'])
export type NoUpdates = z.infer<typeof noUpdatesSchema>

export const updateStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('impossible'), why: noUpdatesSchema }),
  z.object({ state: z.literal('idle') }),
  /** `offer`: what an earlier look has found. */
  z.object({ state: z.literal('checking'), offer: updateOfferSchema.nullable() }),
  z.object({ state: z.literal('newest') }),
  z.object({ state: z.literal('available'), offer: updateOfferSchema }),
  z.object({
    state: z.literal('downloading'),
    offer: updateOfferSchema,
    percent: z.int().min(0).max(100),
  }),
  z.object({ state: z.literal('ready'), offer: updateOfferSchema }),
  z.object({ state: z.literal('installing'), offer: updateOfferSchema }),
  /** With a sentence that says what can be done. */
  z.object({
    state: z.literal('failed'),
    during: z.enum(['check', 'download']),
    problem: z.string(),
    offer: updateOfferSchema.nullable(),
  }),
])
export type UpdateState = z.infer<typeof updateStateSchema>

/** How a newer version gets installed: by Familiar, by the system's packages with a password, or by the user from a page. */
export const updateMeansSchema = z.enum(['itself', 'package-manager', 'page'])
export type UpdateMeans = z.infer<typeof updateMeansSchema>

export const updatesSchema = z.object({
  version: z.string(),
  now: updateStateSchema,
  means: updateMeansSchema,
  /** Where the releases are; null where this copy knows no such place. */
  page: z.url().nullable(),
  channel: updateChannelSchema,
  byItself: updatesByItselfSchema,
  /** When the releases have answered last. */
  lastCheckedAt: z.iso.datetime().nullable(),
  /** What is new since an earlier version ran here; null once it was read. */
  news: z.object({ version: z.string(), notes: z.array(noteLineSchema) }).nullable(),
})
export type Updates = z.infer<typeof updatesSchema>

/** Each answers with how things are after it. */
export const updatesRoutes = defineRoutes({
  'updates.get': { input: z.void(), output: updatesSchema, windows: ['settings'] },
  /** Answers once the releases have, or could not be reached: that is a state, and no error. */
  'updates.check': { input: z.void(), output: updatesSchema, windows: ['settings'] },
  /** Begins; how far it is comes as `updates.changed`. */
  'updates.download': { input: z.void(), output: updatesSchema, windows: ['settings'] },
  /** Ends Familiar in order, and starts it again as the newer one. */
  'updates.install': { input: z.void(), output: updatesSchema, windows: ['settings'] },
  /** Looks at once what there is in the other channel. */
  'updates.setChannel': {
    input: z.object({ channel: updateChannelSchema }),
    output: updatesSchema,
    windows: ['settings'],
  },
  'updates.setByItself': {
    input: z.object({ byItself: updatesByItselfSchema }),
    output: updatesSchema,
    windows: ['settings'],
  },
  /** What is new was read: it is not shown again. */
  'updates.closeNews': { input: z.void(), output: updatesSchema, windows: ['settings'] },
})

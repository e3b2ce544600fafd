import { z } from 'zod'

/** The windows of the app. Each is a level of trust with its own list of routes. */
export const WINDOW_KINDS = ['pet', 'panel', 'settings'] as const
export const windowKindSchema = z.enum(WINDOW_KINDS)
export type WindowKind = z.infer<typeof windowKindSchema>

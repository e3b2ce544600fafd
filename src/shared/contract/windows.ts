import { z } from 'zod'

/** The windows of the app. Each is a level of trust with its own list of routes. */
export const WINDOW_KINDS = ['pet', 'panel', 'settings'] as const
export const windowKindSchema = z.enum(WINDOW_KINDS)
export type WindowKind = z.infer<typeof windowKindSchema>

/** The pages of the settings window, by their address after the `#`. */
export const SETTINGS_PAGE_IDS = [
  'connections',
  'pet',
  'behaviour',
  'focus',
  'data',
  'account',
  'help',
  'about',
] as const
export const settingsPageIdSchema = z.enum(SETTINGS_PAGE_IDS)
export type SettingsPageId = z.infer<typeof settingsPageIdSchema>

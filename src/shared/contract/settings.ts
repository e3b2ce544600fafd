import { z } from 'zod'
import { readAccelerator } from '../domain/accelerator'
import { isTimeZone } from '../domain/local-day'
import { NOTICES } from '../domain/notice'
import { SOUNDS } from '../domain/sound'
import { desktopMessages } from '../i18n/desktop-messages'
import { focusMinutesSchema } from './focus'
import { PETS_AT_MOST } from './pet'
import { defineRoutes } from './route'

const minutesOfDay = z
  .int()
  .min(0)
  .max(24 * 60 - 1)

/** Keys pressed together, as typed; they come out written in one way. Whether they are free main knows, by its system. */
const keysSchema = z
  .string()
  .max(60)
  .transform((typed, context) => {
    const read = readAccelerator(typed)
    if (read.ok) return read.keys
    context.addIssue({ code: 'custom', message: desktopMessages.fault(read.fault) })
    return z.NEVER
  })
  .nullable()
const shortcutsSchema = z.object({ 'toggle-pet': keysSchema, panel: keysSchema, focus: keysSchema })
/** Kept keys that cannot be read are given up alone. */
const keptKeysSchema = keysSchema.catch(null)

/** What the user may set. Every field has a default, so a settings row may be missing or old. */
export const settingsSchema = z.object({
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  /** Null follows the computer's own time zone. */
  timeZone: z.string().refine(isTimeZone, 'Not a time zone').nullable().default(null),
  night: z
    .object({ fromMinutes: minutesOfDay, toMinutes: minutesOfDay })
    .refine((night) => night.fromMinutes !== night.toMinutes, 'A night needs a length')
    .default({ fromMinutes: 23 * 60, toMinutes: 7 * 60 }),
  /** Days of the week (1 Monday … 7 Sunday) that never break a streak. */
  restDays: z.array(z.int().min(1).max(7)).max(7).default([6, 7]),
  bubbles: z.enum(['full', 'short', 'off']).default('full'),
  /** How long a focus session is unless it says otherwise. */
  focusMinutes: focusMinutesSchema.default(25),
  /** The pet's size and its opacity, in per cent. */
  size: z.int().min(50).max(300).default(100),
  opacity: z.int().min(20).max(100).default(100),
  /** Does the pet walk about, and fall where there is nothing below it? Else it stays where it is put. */
  roams: z.boolean().default(true),
  /** Does the pointer go through the pet too? Where its host can have it so. */
  clickThrough: z.boolean().default(false),
  /** How many pets there may be; fewer than there are sends none away. */
  mostPets: z.int().min(1).max(PETS_AT_MOST).default(2),
  /** Is its mirror image shown? */
  mirrored: z.boolean().default(false),
  /** Does the pet hold still? `system` follows what the computer is set to. */
  reducedMotion: z.enum(['system', 'on', 'off']).default('system'),
  /** Does the pet keep still, and are connections read half as often, while the computer is on its battery? */
  easyOnBattery: z.boolean().default(true),
  /** Is anything to be heard, how loud in per cent, and what is not. */
  sounds: z.boolean().default(false),
  soundVolume: z.int().min(0).max(100).default(40),
  mutedSounds: z.array(z.enum(SOUNDS)).max(SOUNDS.length).default([]),
  /** Keys heard in the whole system, by the desktop app; null for none. */
  shortcuts: z
    .object({ 'toggle-pet': keptKeysSchema, panel: keptKeysSchema, focus: keptKeysSchema })
    .default({ 'toggle-pet': null, panel: null, focus: null }),
  /** Of what the system tells the user, and when of nothing. */
  notices: z.array(z.enum(NOTICES)).max(NOTICES.length).default(['trouble', 'focus', 'update']),
  doNotDisturb: z.boolean().default(false),
  quietHours: z
    .object({ fromMinutes: minutesOfDay, toMinutes: minutesOfDay })
    .refine((hours) => hours.fromMinutes !== hours.toMinutes, 'Quiet hours need a length')
    .default({ fromMinutes: 22 * 60, toMinutes: 8 * 60 }),
})
export type Settings = z.infer<typeof settingsSchema>

export const settingsPatchSchema = z.object({
  appearance: settingsSchema.shape.appearance.unwrap().optional(),
  timeZone: settingsSchema.shape.timeZone.unwrap().optional(),
  night: settingsSchema.shape.night.unwrap().optional(),
  restDays: settingsSchema.shape.restDays.unwrap().optional(),
  bubbles: settingsSchema.shape.bubbles.unwrap().optional(),
  focusMinutes: settingsSchema.shape.focusMinutes.unwrap().optional(),
  size: settingsSchema.shape.size.unwrap().optional(),
  opacity: settingsSchema.shape.opacity.unwrap().optional(),
  roams: settingsSchema.shape.roams.unwrap().optional(),
  clickThrough: settingsSchema.shape.clickThrough.unwrap().optional(),
  mostPets: settingsSchema.shape.mostPets.unwrap().optional(),
  mirrored: settingsSchema.shape.mirrored.unwrap().optional(),
  reducedMotion: settingsSchema.shape.reducedMotion.unwrap().optional(),
  easyOnBattery: settingsSchema.shape.easyOnBattery.unwrap().optional(),
  sounds: settingsSchema.shape.sounds.unwrap().optional(),
  soundVolume: settingsSchema.shape.soundVolume.unwrap().optional(),
  mutedSounds: settingsSchema.shape.mutedSounds.unwrap().optional(),
  shortcuts: shortcutsSchema.optional(),
  notices: settingsSchema.shape.notices.unwrap().optional(),
  doNotDisturb: settingsSchema.shape.doNotDisturb.unwrap().optional(),
  quietHours: settingsSchema.shape.quietHours.unwrap().optional(),
})
export type SettingsPatch = z.infer<typeof settingsPatchSchema>

export const settingsRoutes = defineRoutes({
  'settings.get': {
    input: z.void(),
    output: settingsSchema,
    windows: ['pet', 'panel', 'settings'],
  },
  'settings.update': { input: settingsPatchSchema, output: settingsSchema, windows: ['settings'] },
})

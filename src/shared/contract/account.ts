import { z } from 'zod'
import { defineRoutes } from './route'

/** Fewest characters of a password. */
export const PASSWORD_LENGTH = 10

export const accountSchema = z.object({
  displayName: z.string().nullable(),
  /** Null until the user has given one: the profile is then this device's own. */
  email: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** A database of this device's own, or one shared with others. */
  database: z.enum(['embedded', 'server']),
  /** Where the database is, without any password. */
  location: z.string(),
  /** This device uses the profile of somebody who signed in, and can go back to its own. */
  signedIn: z.boolean(),
})
export type Account = z.infer<typeof accountSchema>

const displayNameSchema = z
  .string()
  // Line breaks, and marks that would turn the words around the name.
  .transform((name) => name.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim())
  .pipe(z.string().max(100, 'At most 100 characters'))

/** Kept in lower case: nobody has two addresses that differ by case alone. */
const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(255, 'At most 255 characters')
  .pipe(z.email('Not an e-mail address'))
  .refine((email) => !email.endsWith('@familiar.invalid'), 'This address cannot receive mail')

/** A password as typed, to be compared. */
const typedPasswordSchema = z.string().min(1, 'Type your password').max(1000, 'Too long')

const newPasswordSchema = z
  .string()
  .min(PASSWORD_LENGTH, `At least ${PASSWORD_LENGTH} characters`)
  .max(1000, 'Too long')

export const signInDraftSchema = z.object({
  email: emailSchema,
  /** Null keeps the one there is. */
  password: newPasswordSchema.nullable(),
  /** Asked for once a password has been chosen. */
  currentPassword: typedPasswordSchema.nullable(),
})
export type SignInDraft = z.infer<typeof signInDraftSchema>

export const accountRoutes = defineRoutes({
  'account.get': { input: z.void(), output: accountSchema, windows: ['settings'] },
  /** An empty name takes it away. */
  'account.setDisplayName': {
    input: z.object({ displayName: displayNameSchema }),
    output: accountSchema,
    windows: ['settings'],
  },
  /** Sets or changes what this profile is signed in to with on another device. */
  'account.setSignIn': { input: signInDraftSchema, output: accountSchema, windows: ['settings'] },
  /** On a shared server: from now on this device uses the profile of that address. `data.replaced` follows. */
  'account.signIn': {
    input: z.object({ email: emailSchema, password: typedPasswordSchema }),
    output: z.void(),
    windows: ['settings'],
  },
  /** Goes back to a profile of this device's own. */
  'account.signOut': { input: z.void(), output: z.void(), windows: ['settings'] },
})

import { z } from 'zod'
import { defineRoutes } from './route'

/** How a repository is doing. Everything but `watching`, `reading` and `paused` comes with a sentence in `problem`. */
export const REPOSITORY_STATES = [
  'reading',
  'watching',
  'paused',
  'missing',
  'denied',
  'untrusted-owner',
  'corrupt',
  'no-identity',
  'too-slow',
  'failed',
] as const
export const repositoryStateSchema = z.enum(REPOSITORY_STATES)
export type RepositoryState = z.infer<typeof repositoryStateSchema>

export const repositoryViewSchema = z.object({
  /** Folder of the main worktree, or of the repository itself when it is bare. */
  path: z.string(),
  name: z.string(),
  state: repositoryStateSchema,
  /** What is wrong and what to do, for a person. */
  problem: z.string().nullable(),
  bare: z.boolean(),
  /** The e-mail addresses whose commits count here. */
  identities: z.array(z.string()),
  commitsCounted: z.int(),
  lastCommitAt: z.iso.datetime().nullable(),
  lastReadAt: z.iso.datetime().nullable(),
})
export type RepositoryView = z.infer<typeof repositoryViewSchema>

export const watchedFolderSchema = z.object({
  path: z.string(),
  /** Chosen in the app and kept, or named with --watch for this run. */
  origin: z.enum(['chosen', 'flag']),
  state: z.enum(['watching', 'missing', 'denied', 'empty', 'partial']),
  problem: z.string().nullable(),
  repositories: z.int(),
})
export type WatchedFolder = z.infer<typeof watchedFolderSchema>

export const gitOverviewSchema = z.object({
  /** Null when there is no usable git program; `problem` then says what to do. */
  gitVersion: z.string().nullable(),
  problem: z.string().nullable(),
  folders: z.array(watchedFolderSchema),
  repositories: z.array(repositoryViewSchema),
  /** Further addresses of the user, beside each repository's own user.email. */
  aliases: z.array(z.string()),
  /** Is no repository read until the user has it go on? */
  paused: z.boolean(),
})
export type GitOverview = z.infer<typeof gitOverviewSchema>

const folderPathSchema = z.string().min(1, 'Choose a folder').max(4096)

export const folderListingSchema = z.object({
  path: z.string(),
  /** Null at the top of the file system. */
  parent: z.string().nullable(),
  folders: z.array(z.object({ name: z.string(), path: z.string(), isRepository: z.boolean() })),
  /** There were more than are listed. */
  truncated: z.boolean(),
})
export type FolderListing = z.infer<typeof folderListingSchema>

export const gitRoutes = defineRoutes({
  'git.overview': { input: z.void(), output: gitOverviewSchema, windows: ['panel', 'settings'] },
  'git.addFolder': {
    input: z.object({ path: folderPathSchema }),
    output: gitOverviewSchema,
    windows: ['panel', 'settings'],
  },
  'git.removeFolder': {
    input: z.object({ path: folderPathSchema }),
    output: gitOverviewSchema,
    windows: ['panel', 'settings'],
  },
  'git.setAliases': {
    input: z.object({ emails: z.array(z.email('Not an e-mail address')).max(50) }),
    output: gitOverviewSchema,
    windows: ['settings'],
  },
  /** While paused no repository is read; what was missed is read on going on. */
  'git.setPaused': {
    input: z.object({ paused: z.boolean() }),
    output: gitOverviewSchema,
    windows: ['panel', 'settings'],
  },
  /** Looks again at once, rather than at the next sweep. */
  'git.rescan': { input: z.void(), output: gitOverviewSchema, windows: ['panel', 'settings'] },
  /** Folders below a folder, for choosing one; the user's home when no path is given. */
  'git.listFolders': {
    input: z.object({ path: folderPathSchema.optional() }),
    output: folderListingSchema,
    windows: ['panel', 'settings'],
  },
})

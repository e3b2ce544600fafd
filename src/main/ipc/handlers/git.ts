import type { FolderListing, GitOverview, gitRoutes } from '@shared/contract/git'
import type { HandlersOf } from '../handlers'

/** Changes answer with the overview after them. */
export interface GitPorts {
  overview(): GitOverview
  addFolder(path: string): Promise<GitOverview>
  removeFolder(path: string): Promise<GitOverview>
  setAliases(emails: readonly string[]): Promise<GitOverview>
  setPaused(paused: boolean): Promise<GitOverview>
  rescan(): Promise<GitOverview>
  listFolders(path?: string): Promise<FolderListing>
}

export function gitHandlers(ports: GitPorts): HandlersOf<keyof typeof gitRoutes> {
  return {
    'git.overview': () => Promise.resolve(ports.overview()),
    'git.addFolder': ({ path }) => ports.addFolder(path),
    'git.removeFolder': ({ path }) => ports.removeFolder(path),
    'git.setAliases': ({ emails }) => ports.setAliases(emails),
    'git.setPaused': ({ paused }) => ports.setPaused(paused),
    'git.rescan': () => ports.rescan(),
    'git.listFolders': ({ path }) => ports.listFolders(path),
  }
}

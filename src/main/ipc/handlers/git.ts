import type { FolderListing, GitOverview, gitRoutes } from '@shared/contract/git'
import type { HandlersOf } from '../handlers'

export interface GitPorts {
  overview(): GitOverview
  addFolder(path: string): Promise<void>
  removeFolder(path: string): Promise<void>
  setAliases(emails: readonly string[]): Promise<void>
  rescan(): Promise<void>
  listFolders(path?: string): Promise<FolderListing>
}

export function gitHandlers(ports: GitPorts): HandlersOf<keyof typeof gitRoutes> {
  const after = async (change: Promise<void>): Promise<GitOverview> => {
    await change
    return ports.overview()
  }
  return {
    'git.overview': () => Promise.resolve(ports.overview()),
    'git.addFolder': ({ path }) => after(ports.addFolder(path)),
    'git.removeFolder': ({ path }) => after(ports.removeFolder(path)),
    'git.setAliases': ({ emails }) => after(ports.setAliases(emails)),
    'git.rescan': () => after(ports.rescan()),
    'git.listFolders': ({ path }) => ports.listFolders(path),
  }
}

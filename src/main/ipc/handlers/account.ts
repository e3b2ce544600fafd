import type { Account, SignInDraft, accountRoutes } from '@shared/contract/account'
import type { HandlersOf } from '../handlers'

/** Changes answer with the account after them; of another profile the windows are told to ask for all anew. */
export interface AccountPorts {
  read(): Promise<Account>
  setDisplayName(name: string): Promise<Account>
  setSignIn(draft: SignInDraft): Promise<Account>
  signIn(email: string, password: string): Promise<void>
  signOut(): Promise<void>
}

export function accountHandlers(ports: AccountPorts): HandlersOf<keyof typeof accountRoutes> {
  return {
    'account.get': () => ports.read(),
    'account.setDisplayName': ({ displayName }) => ports.setDisplayName(displayName),
    'account.setSignIn': (draft) => ports.setSignIn(draft),
    'account.signIn': ({ email, password }) => ports.signIn(email, password),
    'account.signOut': () => ports.signOut(),
  }
}

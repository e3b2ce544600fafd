import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** An operating-system account to run Postgres as. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * Postgres refuses to run as root. When Familiar itself is root (a container, CI), this is the account its database
 * runs as: `postgres` where it exists, else `nobody`. Null when the current user will do.
 */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const accounts = parsePasswd(await readFile('/etc/passwd', 'utf8'))
  return (
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
  )
}

/** The accounts of a passwd(5) file. */
export function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (!name || uid === undefined || gid === undefined) return []
    return [{ name, uid: Number(uid), gid: Number(gid) }]
  })
}

/** Can the account walk down to this folder? Every folder on the way must let it through. */
export async function canReach(path: string, account: Account): Promise<boolean> {
  const folder = resolve(path)
  const { mode, uid, gid } = await stat(folder)
  const searchBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & searchBit) === 0) return false
  const parent = dirname(folder)
  return parent === folder || canReach(parent, account)
}

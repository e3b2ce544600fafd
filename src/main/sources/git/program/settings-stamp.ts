import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Changes with the user's own git settings (git-config(1), FILES), where the e-mail address and the trusted folders
 * are. What they include is not followed.
 */
export async function settingsStamp(
  environment: Readonly<NodeJS.ProcessEnv>,
  homeFolder: string,
): Promise<string> {
  const home = environment['HOME'] ?? homeFolder
  const named = environment['GIT_CONFIG_GLOBAL']
  const xdg = environment['XDG_CONFIG_HOME'] ?? join(home, '.config')
  const files =
    named === undefined ? [join(home, '.gitconfig'), join(xdg, 'git', 'config')] : [named]
  const found = await Promise.all(files.map((file) => stat(file).catch(() => null)))
  return found.map((file) => (file ? `${file.ino}:${file.mtimeMs}:${file.size}` : '-')).join(' ')
}

import { readFile, readlink, realpath, writeFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'

/** No system gives a process so high a number. */
const NOBODY = 2_147_483_646
/** Clocks are set at boot; a lock from about then is left to Postgres to judge. */
const BOOT_MARGIN_MS = 60_000

/**
 * A killed server leaves `postmaster.pid` behind, and after a restart of the computer or a container its number may be
 * another process': then `pg_ctl` takes that process for the server, and Postgres refuses to start beside it, for as
 * long as it runs. Such a lock is made to name nobody. Its other lines stay: by them Postgres itself still makes sure
 * that no backend of the old server is left in the shared memory.
 */
export async function releaseStaleLock(clusterFolder: string): Promise<void> {
  const file = join(clusterFolder, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return
  const [pid, , startedAt, ...rest] = text.split('\n')
  if (!(await isStale(Number(pid), Number(startedAt), clusterFolder))) return
  const released = [String(NOBODY), clusterFolder, startedAt, ...rest].join('\n')
  await writeFile(file, released)
}

async function isStale(pid: number, startedAt: number, clusterFolder: string): Promise<boolean> {
  const bootedAt = Date.now() - uptime() * 1000
  if (startedAt * 1000 < bootedAt - BOOT_MARGIN_MS) return true
  // A server works in its data folder. Where that cannot be asked, Postgres' own judgement has to do.
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return folder !== null && folder !== (await realpath(clusterFolder))
}

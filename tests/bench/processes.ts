import { readFileSync, readdirSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** A process and everything it has started, by pid (Linux). */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const stat = Number.isInteger(pid) ? statOf(pid) : null
    if (stat) parents.set(pid, Number(stat[1]))
  }
  const tree = new Set([root])
  for (let grown = true; grown;) {
    grown = false
    for (const [pid, parent] of parents) {
      if (tree.has(parent) && !tree.has(pid)) {
        tree.add(pid)
        grown = true
      }
    }
  }
  return [...tree].filter((pid) => parents.has(pid))
}

/** CPU seconds processes have used so far, user and system. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const stat = statOf(pid)
    return sum + (stat ? (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND : 0)
  }, 0)
}

/** Times processes were put on a CPU of their own accord: how often they woke up. */
export function voluntarySwitches(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const tasks = readdirSync(`/proc/${pid}/task`)
    return (
      sum + tasks.reduce((inner, task) => inner + switchesOf(`/proc/${pid}/task/${task}/status`), 0)
    )
  }, 0)
}

/** Memory of processes in MB (10⁶ bytes): each shared page counted in parts (PSS). */
export function proportionalMegabytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return sum + (Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024) / 1e6
  }, 0)
}

function switchesOf(file: string): number {
  return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
}

/** The fields of /proc/<pid>/stat after the name, which may hold anything; null when the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

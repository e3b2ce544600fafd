import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { test, vi } from 'vitest'
import { shellScript } from '../../src/cli/hooks/hook-script'
import { commandLine } from '../fixtures/command-line'
import { listenAt } from '../fixtures/endpoint'
import { gitHome } from '../fixtures/git-repository'
import { percentile, report } from './report'

const RUNS = 60
/** By then what a hook does in the background is over when nobody listens. */
const SETTLED_MS = 80
const BUDGET_MS = 30
/** What an agent says to its hook: a prompt of some length. */
const SAID = JSON.stringify({ prompt: 'x'.repeat(4_000) })

/** In ms, from the start of the script until it and its pipes are done with, as its caller waits. */
async function timeOf(
  script: string,
  words: readonly string[],
  at: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number> {
  const begun = performance.now()
  const child = spawn(script, words, { ...at, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined)
  child.stdin.end(SAID)
  child.stdout.resume()
  child.stderr.resume()
  await once(child, 'close')
  return performance.now() - begun
}

test('how long a hook is waited for', async () => {
  const line = await commandLine()
  const computer = await gitHome()
  const repository = await computer.repository('repository')
  await repository.commit('First')
  let heard = 0
  const endpoint = await listenAt(line.dataFolder, {
    accept: () => {
      heard += 1
      return Promise.resolve(true)
    },
  })
  await line.familiar('hook', 'install', 'codex', '--yes')
  const script = shellScript(line.dataFolder)
  const env = { ...line.env, ...computer.environment }
  let isRunning = true
  const measure = async (what: string, words: readonly string[]) => {
    const times: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const before = heard
      times.push(await timeOf(script, words, { cwd: repository.path, env }))
      // A hook must not be measured beside the background of the one before.
      if (isRunning) await vi.waitUntil(() => heard > before, { interval: 5, timeout: 10_000 })
      await setTimeout(SETTLED_MS)
    }
    return [0.5, 0.95].map((share) => ({
      what: `${what}, p${share * 100}`,
      measured: percentile(times, share),
      unit: 'ms',
      budget: { atMost: BUDGET_MS },
    }))
  }
  // What any program costs that is started and ends at once, on this machine, now.
  const floor: number[] = []
  for (let run = 0; run < RUNS; run += 1)
    floor.push(await timeOf('/bin/sh', ['-c', ':'], { cwd: repository.path, env }))
  const running = [
    ...(await measure('agent, Familiar runs', ['codex', 'done'])),
    ...(await measure('commit, Familiar runs', ['git'])),
  ]
  await endpoint.close()
  isRunning = false
  const stopped = [
    ...(await measure('agent, Familiar stopped', ['codex', 'done'])),
    ...(await measure('commit, Familiar stopped', ['git'])),
  ]
  report('Hooks: how long the caller waits', [
    { what: 'a shell that does nothing, p50', measured: percentile(floor, 0.5), unit: 'ms' },
    { what: 'a shell that does nothing, p95', measured: percentile(floor, 0.95), unit: 'ms' },
    ...running,
    ...stopped,
  ])
  await computer.remove()
  await line.remove()
})

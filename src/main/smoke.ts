import type { Route } from '@shared/contract/contract'
import type { RouteResult } from '@shared/contract/errors'
import type { WindowKind } from '@shared/contract/windows'
import { doctorMessages as words } from '@shared/i18n/doctor-messages'

/** One part of the app, asked whether it works. */
export interface SmokeFinding {
  readonly what: string
  readonly ok: boolean
  readonly ms: number
  /** Why not, in words; null where it works. */
  readonly problem: string | null
}

export interface SmokeParts {
  /** Asks as a window would. */
  ask(window: WindowKind, route: Route): Promise<RouteResult<unknown>>
  /** Resolves once the pet's page has come up and listens; null where no page is to open. */
  readonly petListens: Promise<void> | null
  /** Milliseconds on a clock that only goes forward. */
  now(): number
  /** Runs something once, so many ms from now; returns how to call it off. */
  after(ms: number, run: () => void): () => void
}

/** What stands for a part: a question that cannot be answered without it, and changes nothing. */
const QUESTIONS = [
  ['the app', 'pet', 'app.status'],
  ['the database, the endpoint and the data folder', 'settings', 'app.about'],
  ['the pet', 'pet', 'pet.get'],
  ['every pet', 'settings', 'pet.list'],
  ['the settings', 'settings', 'settings.get'],
  ['the goals', 'panel', 'goals.list'],
  ['the watched folders and git', 'panel', 'git.overview'],
  ['the connections and their vault', 'settings', 'connections.list'],
  ['the species', 'settings', 'species.list'],
  ['the account', 'settings', 'account.get'],
  ['the history', 'settings', 'data.get'],
  ['the desktop', 'settings', 'desktop.get'],
  ['the focus', 'panel', 'focus.get'],
  ['the updates', 'settings', 'updates.get'],
] as const satisfies readonly (readonly [string, WindowKind, Route])[]

/** A question that stands for a part. */
export type PartRoute = (typeof QUESTIONS)[number][2]

/** A part that was asked, and what it said. */
export interface AskedPart {
  readonly what: string
  readonly route: PartRoute
  readonly result: RouteResult<unknown>
  readonly ms: number
}

/**
 * Asks every part of an app that is up, all at once: one that never answers, such as behind a server that swallows what
 * it is sent, keeps none of the others from it. Resolves after `patienceMs` at the latest; what came until then is the
 * answer. Never rejects.
 */
export function askParts(
  { ask, now, after }: Pick<SmokeParts, 'ask' | 'now' | 'after'>,
  patienceMs: number,
): Promise<readonly AskedPart[]> {
  return Promise.all(
    QUESTIONS.map(async ([what, window, route]) => {
      const began = now()
      const result = await answerWithin(patienceMs, after, ask(window, route))
      return { what, route, result, ms: Math.round(now() - began) }
    }),
  )
}

function answerWithin(
  ms: number,
  after: SmokeParts['after'],
  answer: Promise<RouteResult<unknown>>,
): Promise<RouteResult<unknown>> {
  return new Promise((resolve, reject) => {
    const message = words.noAnswerWithin(ms)
    const callOff = after(ms, () => resolve({ ok: false, error: { code: 'UNREACHABLE', message } }))
    answer.finally(callOff).then(resolve, reject)
  })
}

/** How long a page, or any part, may take on a slow machine. */
const PATIENCE_MS = 30_000

/** Whether every part of an app that is up works, and its page. Never rejects. */
export async function smokeTest(parts: SmokeParts): Promise<readonly SmokeFinding[]> {
  const asked = await askParts(parts, PATIENCE_MS)
  const findings: SmokeFinding[] = asked.map(({ what, ms, result }) => ({
    ...{ what, ok: result.ok, ms },
    problem: result.ok ? null : result.error.message,
  }))
  const note = async (what: string, work: () => Promise<string | null>): Promise<void> => {
    const began = parts.now()
    const problem = await work()
    findings.push({ what, ok: problem === null, ms: Math.round(parts.now() - began), problem })
  }
  const { petListens } = parts
  if (petListens !== null)
    await note(
      'the pet’s page',
      () =>
        new Promise<string | null>((resolve) => {
          const callOff = parts.after(PATIENCE_MS, () =>
            resolve(`It did not come up within ${PATIENCE_MS / 1000} s.`),
          )
          void petListens.then(() => {
            callOff()
            resolve(null)
          })
        }),
    )
  return findings
}

/** The report of `--smoke`, a line for each part and one for all. */
export function smokeReport(
  findings: readonly SmokeFinding[],
  { version, runtime, platform }: { version: string; runtime: string; platform: string },
): string {
  const lines = findings.map(({ what, ok, ms, problem }) =>
    ok ? `ok    ${what} (${ms} ms)` : `FAIL  ${what}: ${problem}`,
  )
  const failed = findings.filter(({ ok }) => !ok).length
  const verdict = failed === 0 ? 'everything works' : `${failed} of ${findings.length} do not work`
  return [`Familiar ${version} on ${runtime}, ${platform}`, ...lines, `Smoke test: ${verdict}.`]
    .map((line) => `${line}\n`)
    .join('')
}

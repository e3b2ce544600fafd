import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, ME, NOW, NO_COMMIT, OTHER, REPO, commit, iso, pushEvent, sha } from './bodies'
import { type PollingGithub, pollingGithub } from './polling-github'

let polling: PollingGithub

beforeEach(async () => {
  polling = await pollingGithub()
})
afterEach(() => polling.close())

/** Lets a push of these commits be seen, and polls. */
async function push(commits: readonly unknown[], status = 'ahead'): Promise<void> {
  polling.github.events = [pushEvent(sha('before'), sha('head')), ...polling.github.events]
  polling.github.compare(REPO.name, `${sha('before')}...${sha('head')}`, commits, status)
  await polling.pollAll()
}

describe('a push', () => {
  test('counts each of its commits at the time it was written', async () => {
    await push([commit('one', { at: NOW - 3 * HOUR }), commit('head')])
    expect(polling.counted).toEqual([
      {
        type: 'commit.push',
        value: 1,
        occurredAt: NOW - 3 * HOUR,
        meta: {
          source: 'github',
          title: 'one',
          place: REPO.name,
          ref: sha('one').slice(0, 7),
          sha: sha('one'),
          branch: 'main',
        },
        keys: [`commit:${sha('one')}`],
      },
      expect.objectContaining({ occurredAt: NOW - HOUR, keys: [`commit:${sha('head')}`] }),
    ])
  })

  test('is stored in one row, without messages and addresses', async () => {
    await push([commit('one', { email: 'octocat@private.example' })])
    expect(polling.raw).toHaveLength(1)
    const stored = JSON.stringify(polling.raw)
    expect(stored).not.toMatch(/private\.example|Why it was done|avatar/)
  })

  test("leaves out other people's commits, merges, machines' and those from before the first week", async () => {
    await push([
      commit('theirs', { author: OTHER }),
      commit('merge', { parents: 2 }),
      commit('bump', { author: { id: 49_699_333, login: 'dependabot[bot]', type: 'Bot' } }),
      commit('ancient', { at: NOW - 30 * DAY }),
      commit('unknown', { author: null, email: 'someone@example.org' }),
      commit('mine'),
    ])
    expect(polling.told()).toEqual(['commit.push mine'])
    expect(polling.raw[0]?.payload).toMatchObject({
      omitted: { others: 2, merges: 1, bots: 1, older: 1 },
    })
  })

  test('knows the user by the noreply addresses of the account where GitHub names no author', async () => {
    const by = (email: string) => commit(email, { author: null, email, title: email })
    await push([
      by(`${ME.id}+${ME.login}@users.noreply.github.com`),
      by(`${ME.id}+formername@users.noreply.github.com`),
      by(`${ME.login}@users.noreply.github.example.com`),
      by(`42+${ME.login}@users.noreply.github.com`),
      by(`hubot@users.noreply.github.com`),
    ])
    expect(polling.counted.map(({ meta }) => meta.title)).toEqual([
      `${ME.id}+${ME.login}@users.noreply.github.com`,
      `${ME.id}+formername@users.noreply.github.com`,
      `${ME.login}@users.noreply.github.example.com`,
    ])
  })

  test('of a new branch counts what the user wrote since the first week, and only once', async () => {
    await push([commit('one')])
    polling.github.events = [
      pushEvent(NO_COMMIT, sha('topic'), { ref: 'refs/heads/topic' }),
      ...polling.github.events,
    ]
    polling.github.bodies.set(`/repos/${REPO.name}/commits`, [
      commit('topic'),
      commit('one'),
      commit('older', { at: NOW - 40 * DAY }),
    ])
    await polling.poll()
    expect(polling.told()).toEqual(['commit.push one', 'commit.push topic'])
    const since = iso(polling.countFrom).replace('Z', '.000Z')
    expect(polling.github.paths()).toContain(
      `/repos/${REPO.name}/commits?sha=${sha('topic')}&author=${ME.login}&since=${since}&per_page=100&page=1`,
    )
  })

  test('by force counts new commits, and rewritten ones as what they were', async () => {
    await push([commit('draft', { at: NOW - 5 * HOUR, title: 'Draft' })])
    polling.github.events = [pushEvent(sha('draft'), sha('forced')), ...polling.github.events]
    polling.github.compare(
      REPO.name,
      `${sha('draft')}...${sha('forced')}`,
      [commit('final', { at: NOW - 5 * HOUR, title: 'Final' }), commit('forced', { title: 'New' })],
      'diverged',
    )
    polling.github.compare(
      REPO.name,
      `${sha('forced')}...${sha('draft')}`,
      [commit('draft', { at: NOW - 5 * HOUR, title: 'Draft' })],
      'diverged',
    )
    await polling.poll()
    expect(polling.told()).toEqual(['commit.push Draft', 'commit.push New'])
  })

  test('by force whose former commits are swept away counts what the branch has now', async () => {
    polling.github.events = [pushEvent(sha('swept'), sha('now'))]
    polling.github.bodies.set(`/repos/${REPO.name}/commits`, [commit('now')])
    await polling.poll()
    expect(polling.told()).toEqual(['commit.push now'])
  })

  test('back to an earlier commit counts nothing', async () => {
    await push([], 'behind')
    expect(polling.counted).toEqual([])
    expect(polling.raw).toHaveLength(1)
  })

  test('of more than 250 commits is read page by page', async () => {
    await push(Array.from({ length: 260 }, (_, index) => commit(`c${index}`)))
    expect(polling.counted).toHaveLength(260)
  })

  test('of an imported history is read up to 1,000 commits, and says so', async () => {
    await push(Array.from({ length: 1_200 }, (_, index) => commit(`c${index}`)))
    expect(polling.counted).toHaveLength(1_000)
    expect(polling.raw[0]?.payload).toMatchObject({ truncated: true })
  })

  test.each([404, 403, 409, 451])(
    'to a repository that answers with %i counts once',
    async (status) => {
      polling.github.instead(/\/repos\//, { status }, 2)
      polling.github.events = [pushEvent(sha('before'), sha('head'))]
      await polling.poll()
      expect(polling.counted).toMatchObject([
        { type: 'commit.push', occurredAt: NOW - HOUR, keys: [`commit:${sha('head')}`] },
      ])
      expect(polling.raw[0]?.payload).toMatchObject({ commits: null })
    },
  )

  test('seen in two branches counts its commits once', async () => {
    await push([commit('one'), commit('one')])
    polling.github.events = [
      pushEvent(sha('x'), sha('y'), { ref: 'refs/heads/other' }),
      ...polling.github.events,
    ]
    polling.github.compare(REPO.name, `${sha('x')}...${sha('y')}`, [commit('one')])
    await polling.poll()
    expect(polling.told()).toEqual(['commit.push one'])
  })

  test('that deletes a branch counts nothing and asks nothing', async () => {
    polling.github.events = [pushEvent(sha('a'), NO_COMMIT)]
    await polling.poll()
    expect(polling.counted).toEqual([])
    expect(polling.github.paths().some((path) => path.startsWith('/repos'))).toBe(false)
  })

  test('from an older server, with commits and sizes in it, is read the same', async () => {
    const event = pushEvent(sha('before'), sha('head'))
    const old = {
      size: 1,
      distinct_size: 1,
      commits: [
        { sha: sha('head'), message: 'a message', author: { email: 'x@y.example', name: 'X' } },
      ],
    }
    polling.github.events = [{ ...event, payload: { ...event.payload, ...old } }]
    polling.github.compare(REPO.name, `${sha('before')}...${sha('head')}`, [commit('head')])
    await polling.poll()
    expect(polling.told()).toEqual(['commit.push head'])
    expect(JSON.stringify(polling.raw)).not.toContain('y.example')
  })

  test("by a machine or by somebody else is not the user's", async () => {
    polling.github.events = [
      pushEvent(sha('a'), sha('b'), { actor: { id: 5, login: 'robot[bot]' } }),
      pushEvent(sha('c'), sha('d'), { actor: OTHER }),
    ]
    await polling.poll()
    expect(polling.raw).toEqual([])
  })
})

import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RepositoryState } from '@shared/contract/git'
import { describe, expect } from 'vitest'
import type { GitHome, GitRepository } from '../../../fixtures/git-repository'
import { test } from '../../../fixtures/git-test'
import type { Watching } from '../../../fixtures/watching'

const isRoot = process.getuid?.() === 0
const NOBODY = 65534

/** A healthy repository and one about to be spoilt. */
async function two(home: GitHome): Promise<GitRepository> {
  await (await home.repository('healthy')).commit('fine')
  const repository = await home.repository('spoilt')
  await repository.commit('first')
  await repository.commit('second')
  return repository
}

/** The healthy one is read, and the other is in this state, with a sentence that says so. */
function expectOnlyOneSpoilt(watcher: Watching, state: RepositoryState, words: RegExp): void {
  expect(watcher.titles()).toContain('fine')
  expect(watcher.repository('healthy')).toMatchObject({ state: 'watching', problem: null })
  const { state: found, problem } = watcher.repository('spoilt')
  expect([found, problem]).toEqual([state, expect.stringMatching(words)])
}

async function objectOf(repository: GitRepository, revision: string): Promise<string> {
  const sha = await repository.git('rev-parse', revision)
  const file = join(repository.path, '.git/objects', sha.slice(0, 2), sha.slice(2))
  await chmod(file, 0o644)
  return file
}

describe('a damaged repository', () => {
  test('with an empty HEAD is shown, and read again when it is mended', async ({ home, watch }) => {
    const repository = await two(home)
    await truncate(join(repository.path, '.git/HEAD'))
    const watcher = await watch()
    expectOnlyOneSpoilt(watcher, 'corrupt', /not a repository.*safe.*git fsck/s)
    await writeFile(join(repository.path, '.git/HEAD'), 'ref: refs/heads/main\n')
    await watcher.until('it to be well', () => watcher.repository('spoilt').state === 'watching')
    expect(watcher.titles()).toHaveLength(3)
  })

  test('damaged while watched is not taken for the one around it', async ({ home, watch }) => {
    const outer = await home.repository('outer')
    await outer.commit('outside')
    const inner = await home.repository('outer/spoilt')
    await inner.commit('inside')
    const watcher = await watch({ folders: [inner.path] })
    expect(watcher.titles()).toEqual(['inside'])
    await truncate(join(inner.path, '.git/HEAD'))
    await watcher.until('the damage', () => watcher.repository('spoilt').state === 'corrupt')
    await outer.commit('outside again')
    await watcher.allRead()
    expect(watcher.titles()).toEqual(['inside'])
  })

  test('with a branch of garbage still has its other branches read', async ({ home, watch }) => {
    const repository = await two(home)
    await writeFile(join(repository.path, '.git/refs/heads/garbage'), 'garbage\n')
    const watcher = await watch()
    expectOnlyOneSpoilt(watcher, 'corrupt', /cannot read refs\/heads\/garbage.*elsewhere/)
    await repository.commit('third')
    await watcher.until('the commit', () => watcher.titles().includes('third'))
    await rm(join(repository.path, '.git/refs/heads/garbage'))
    await watcher.until('it to be well', () => watcher.repository('spoilt').problem === null)
  })

  test('with a branch that leads nowhere, too', async ({ home, watch }) => {
    const repository = await two(home)
    await writeFile(join(repository.path, '.git/refs/heads/lost'), `${'3'.repeat(40)}\n`)
    const watcher = await watch()
    expectOnlyOneSpoilt(watcher, 'corrupt', /cannot read lost/)
    expect(watcher.titles()).toHaveLength(3)
  })

  test('with its newest commit lost in a power cut, too', async ({ home, watch }) => {
    const repository = await two(home)
    await repository.git('branch', 'side', 'HEAD~')
    await truncate(await objectOf(repository, 'HEAD'))
    const watcher = await watch()
    expectOnlyOneSpoilt(watcher, 'corrupt', /cannot read main/)
    expect(watcher.titles().sort()).toEqual(['fine', 'first'])
    await repository.git('update-ref', 'refs/heads/main', 'side')
    await repository.commit('mended')
    await watcher.until('it to be well', () => watcher.repository('spoilt').state === 'watching')
    expect(watcher.titles()).toContain('mended')
  })

  test('with what was read last lost in a power cut goes on when it is mended', async ({
    home,
    watch,
  }) => {
    const repository = await two(home)
    await repository.git('branch', 'side', 'HEAD~')
    const watcher = await watch()
    await truncate(await objectOf(repository, 'HEAD'))
    await repository.git('update-ref', 'refs/heads/main', 'side')
    await repository.commit('mended')
    await watcher.until('the commit', () => watcher.titles().includes('mended'))
    expect(watcher.repository('spoilt')).toMatchObject({ state: 'watching', problem: null })
  })

  test('with a hole in its history is shown', async ({ home, watch }) => {
    const repository = await two(home)
    await repository.commit('third')
    await rm(await objectOf(repository, 'HEAD~'))
    expectOnlyOneSpoilt(await watch(), 'corrupt', /safe/)
  })

  test('with files lost still has its commits counted', async ({ home, watch }) => {
    const repository = await two(home)
    await rm(await objectOf(repository, 'HEAD:second.txt'))
    await rm(join(repository.path, 'second.txt'))
    const watcher = await watch()
    expect(watcher.repository('spoilt')).toMatchObject({ state: 'watching', commitsCounted: 2 })
    const [first, second] = watcher.pipeline.raw.filter(({ repository: name }) => name === 'spoilt')
    expect(first?.patchId).toMatch(/^[0-9a-f]{40}$/)
    expect(second?.patchId).toBeNull()
  })

  test('with settings git cannot read is shown', async ({ home, watch }) => {
    const repository = await two(home)
    await writeFile(join(repository.path, '.git/config'), '[core\nnonsense')
    expectOnlyOneSpoilt(await watch(), 'corrupt', /bad config/)
  })

  test('that is a pointer to nothing is shown', async ({ home, watch }) => {
    await two(home)
    await rm(join(home.folder, 'spoilt/.git'), { recursive: true })
    await writeFile(join(home.folder, 'spoilt/.git'), 'gitdir: /nowhere/at/all\n')
    const watcher = await watch()
    expect(watcher.titles()).toEqual(['fine'])
    expect(watcher.source.overview().repositories).toContainEqual(
      expect.objectContaining({ state: 'missing' }),
    )
  })

  test('made by a newer git is shown as such', async ({ home, watch }) => {
    const repository = await two(home)
    await repository.git('config', 'core.repositoryFormatVersion', '1')
    await repository.git('config', 'extensions.fromTheFuture', 'true')
    expectOnlyOneSpoilt(await watch(), 'failed', /newer git.*update git/)
  })
})

describe('a repository that is not ours to read', () => {
  test('because it belongs to another account is left alone, and says how to trust it', async ({
    home,
    watch,
    skip,
  }) => {
    if (!isRoot) {
      console.log('skipped: only root can give a repository to another account')
      return skip()
    }
    const repository = await two(home)
    execFileSync('chown', ['-R', '12345', repository.path])
    const watcher = await watch()
    const remedy = `git config --global --add safe.directory ${repository.path}`
    expectOnlyOneSpoilt(watcher, 'untrusted-owner', new RegExp(`another account.*${remedy}`, 's'))
    await home.git(home.folder, 'config', '--global', '--add', 'safe.directory', repository.path)
    await watcher.source.rescan()
    await watcher.until('it to be read', () => watcher.repository('spoilt').state === 'watching')
    expect(watcher.repository('spoilt').commitsCounted).toBe(2)
  })

  test('because its folder is closed is shown, and read when it is opened', async ({
    home,
    begin,
  }) => {
    const repository = await two(home)
    const closed = join(repository.path, '.git')
    await chmod(closed, 0o000)
    await asOrdinaryUser(home, async () => {
      const watcher = begin({ timing: { sweepMs: 50, retryMs: 50 } })
      await watcher.until(
        'both to be looked at',
        ({ repositories }) =>
          repositories.every(({ state }) => state !== 'reading') && repositories.length === 2,
      )
      expectOnlyOneSpoilt(watcher, 'denied', /not allowed.*permission/)
      await chmod(closed, 0o755)
      await watcher.until('it to be read', () => watcher.titles().length === 3)
      await watcher.stop()
    })
  })

  test('because its objects are closed is shown as such', async ({ home, begin }) => {
    const repository = await two(home)
    await chmod(join(repository.path, '.git/objects'), 0o000)
    await asOrdinaryUser(home, async () => {
      const watcher = begin()
      await watcher.until(
        'both to be looked at',
        ({ repositories }) =>
          repositories.every(({ state }) => state !== 'reading') && repositories.length === 2,
      )
      expectOnlyOneSpoilt(watcher, 'denied', /not allowed/)
      await watcher.stop()
    })
    await chmod(join(repository.path, '.git/objects'), 0o755)
  })

  test('because the watched folder is closed, or a part of it', async ({ home, begin }) => {
    await two(home)
    await mkdir(join(home.folder, 'locked'))
    await mkdir(join(home.folder, 'shut'))
    await mkdir(join(home.folder, 'shut/inside'))
    await chmod(join(home.folder, 'locked'), 0o000)
    await chmod(join(home.folder, 'shut/inside'), 0o000)
    await asOrdinaryUser(home, async () => {
      const watcher = begin({ folders: [join(home.folder, 'locked'), join(home.folder, 'shut')] })
      await watcher.until('the looks', ({ folders }) =>
        folders.every(({ state }) => state !== 'watching'),
      )
      expect(watcher.source.overview().folders).toMatchObject([
        { state: 'denied', problem: expect.stringContaining('not allowed') as string },
        { state: 'partial', problem: expect.stringContaining('shut/inside') as string },
      ])
      await expect(watcher.source.listFolders(join(home.folder, 'locked'))).rejects.toMatchObject({
        code: 'FOLDER_NOT_READABLE',
      })
      await expect(watcher.source.addFolder(join(home.folder, 'locked'))).rejects.toMatchObject({
        code: 'FOLDER_NOT_READABLE',
      })
      await watcher.stop()
    })
    await chmod(join(home.folder, 'locked'), 0o755)
    await chmod(join(home.folder, 'shut/inside'), 0o755)
  })
})

describe('a repository that is gone', () => {
  test('is shown as missing, and taken off the list by looking again', async ({ home, watch }) => {
    const repository = await two(home)
    const watcher = await watch()
    await rm(repository.path, { recursive: true })
    await watcher.until('it to be missed', ({ repositories }) =>
      repositories.some(({ state }) => state === 'missing'),
    )
    expectOnlyOneSpoilt(watcher, 'missing', /not there any more.*stays/s)
    await home.at(join(home.folder, 'healthy')).commit('going on')
    await watcher.until('the commit', () => watcher.titles().includes('going on'))
    await watcher.source.rescan()
    expect(watcher.source.overview().repositories.map(({ name }) => name)).toEqual(['healthy'])
  })
})

describe('a folder that is not there', () => {
  test('is remembered and noticed when it comes', async ({ home, begin }) => {
    const watcher = begin({
      folders: [join(home.folder, 'later')],
      timing: { sweepMs: 50 },
    })
    await watcher.until('it to be missed', ({ folders }) => folders[0]?.state === 'missing')
    expect(watcher.source.overview().folders[0]?.problem).toContain('remembered')
    await (await home.repository('later/project')).commit('work')
    await watcher.until('the commit', () => watcher.titles().includes('work'))
  })
})

describe('git itself', () => {
  test('is missed with a sentence, and found when it comes', async ({ home, begin }) => {
    await (await home.repository('project')).commit('work')
    const environment = { ...home.environment, PATH: '' }
    const watcher = begin({ environment, timing: { sweepMs: 50 } })
    await watcher.until('the complaint', ({ problem }) => problem !== null)
    expect(watcher.source.overview()).toMatchObject({
      gitVersion: null,
      problem: expect.stringMatching(/no git program.*git-scm\.com/s) as string,
    })
    environment.PATH = home.environment['PATH'] ?? ''
    await watcher.until('the commit', () => watcher.titles().includes('work'))
    expect(watcher.source.overview()).toMatchObject({
      gitVersion: expect.stringMatching(/^2\./) as string,
      problem: null,
    })
  })

  test('is not taken from a folder that is watched, nor from a relative PATH', async ({
    home,
    begin,
  }) => {
    const repository = await home.repository('project')
    await writeFile(join(repository.path, 'git'), '#!/bin/sh\necho git version 9.9.9\n', {
      mode: 0o755,
    })
    const watcher = begin({ environment: { ...home.environment, PATH: '.:project:' } })
    await watcher.until('the complaint', ({ problem }) => problem !== null)
    expect(watcher.source.overview().gitVersion).toBeNull()
  })

  test.for([
    ['git version 2.17.1', /has git 2\.17\.1.*needs 2\.21/],
    ['no such thing', /does not work/],
  ] as const)('that says "%s" is of no use', async ([answer, words], { home, begin }) => {
    await fakeGit(home, `echo ${answer}`)
    const watcher = begin({ environment: { ...home.environment, PATH: join(home.folder, 'bin') } })
    await watcher.until('the complaint', ({ problem }) => problem !== null)
    const overview = watcher.source.overview()
    expect([overview.gitVersion, overview.problem]).toEqual([null, expect.stringMatching(words)])
  })

  test('that hangs in one repository does not hold up the others', async ({ home, begin }) => {
    for (const name of ['a', 'b', 'c', 'hangs 1', 'hangs 2', 'hangs 3', 'x', 'y', 'z'])
      await (await home.repository(name)).commit(`in ${name}`)
    const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
    await fakeGit(home, `case "$*" in *"hangs "*) exec sleep 600;; *) exec '${git}' "$@";; esac`)
    const watcher = begin({
      environment: { ...home.environment, PATH: `${join(home.folder, 'bin')}:/usr/bin:/bin` },
      timing: { gitTimeoutMs: 1_000, longReadingMs: 50 },
    })
    await watcher.until('the others', () => watcher.titles().length === 6)
    await watcher.until(
      'the slow ones',
      ({ repositories }) => repositories.filter(({ state }) => state === 'too-slow').length === 3,
    )
    await home.at(join(home.folder, 'z')).commit('going on')
    await watcher.until('the next commit', () => watcher.titles().includes('going on'))
  })
})

async function fakeGit(home: GitHome, script: string): Promise<void> {
  await mkdir(join(home.folder, 'bin'))
  await writeFile(join(home.folder, 'bin/git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

/** Root may read everything: as root, does the work as an account that owns the home and nothing else. */
async function asOrdinaryUser(home: GitHome, work: () => Promise<void>): Promise<void> {
  if (!isRoot) return work()
  await chown(home.folder, NOBODY, NOBODY)
  for (const name of await readdir(home.folder, { recursive: true }))
    await chown(join(home.folder, name), NOBODY, NOBODY)
  process.seteuid?.(NOBODY)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}

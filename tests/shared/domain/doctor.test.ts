import { describe, expect, test } from 'vitest'
import {
  linesOfOwnParts,
  privacyOf,
  reportText,
  troubleLinesIn,
  withoutNames,
} from '../../../src/shared/domain/doctor'

const HIDDEN = {
  dataFolder: '/home/robin/.local/share/familiar',
  home: '/home/robin',
  names: ['robin', 'secret-plan', '/srv/work/ledger', 'ledger', 'Robin Hood', 'root', 'me'],
}

describe('withoutNames()', () => {
  test.each([
    ['the data folder is named as such', `${HIDDEN.dataFolder}/logs`, '[data folder]/logs'],
    ['a path of the user’s', 'in /home/robin/code/secret-plan now', 'in ~/[hidden] now'],
    ['the home alone', 'at /home/robin', 'at ~'],
    [
      'a place in a program keeps its file and line',
      'at run (/home/robin/apps/familiar/out/main/index.js:12:34)',
      'at run (~/[hidden]/index.js:12:34)',
    ],
    ['a path outside of the home that is known', '/srv/work/ledger is away', '[hidden] is away'],
    ['a name by itself', 'ledger: Robin Hood is robin', '[hidden]: [hidden] is [hidden]'],
    [
      'a path with spaces, in details',
      '{"path":"/home/robin/My Plans/x y"}',
      '{"path":"[hidden]"}',
    ],
    ['several paths, in details', '{"folders":["/srv/a b","/srv/c"]}', '{"folders":"[hidden]"}'],
    ['the home of somebody whose name begins alike', 'in /home/robinson/x', 'in [hidden]'],
    ['a path nobody told of', '/srv/acme/plan is away', '[hidden] is away'],
    ['a path of Windows nobody told of', 'in D:\\acme\\plan, gone', 'in [hidden], gone'],
    ['a path on another computer', 'in \\\\nas\\acme, gone', 'in [hidden], gone'],
    [
      'a place in a program elsewhere keeps its file and line',
      'at file:///opt/acme/out/index.js:12:34',
      'at file://[hidden]/index.js:12:34',
    ],
    [
      'no path: an address, a share, a date',
      'https://x.org/y 3/4 on/off 1 / 2',
      'https://x.org/y 3/4 on/off 1 / 2',
    ],
    [
      'a server nobody told of',
      'getaddrinfo ENOTFOUND db.acme.example',
      'getaddrinfo ENOTFOUND [hidden]',
    ],
    [
      'servers by their numbers, but not this computer',
      'connect ECONNREFUSED 10.1.2.3:5432, ECONNREFUSED ::1:5432, ECONNREFUSED 127.0.0.1:5432',
      'connect ECONNREFUSED [hidden], ECONNREFUSED ::1:5432, ECONNREFUSED 127.0.0.1:5432',
    ],
    [
      'who a database was asked by',
      'no entry for host "10.1.2.3", user "ann", database "plans" {"problem":"role \\"ann\\" is not there"}',
      'no entry for host "[hidden]", user "[hidden]", database "[hidden]" {"problem":"role \\"[hidden]\\" is not there"}',
    ],
    ['a title, in details', '{"title":"Sack everyone","n":1}', '{"title":"[hidden]","n":1}'],
  ])('%s', (_what, text, clean) => expect(withoutNames(text, HIDDEN)).toBe(clean))

  test('leaves words alone that only hold a name, and names that are nobody’s', () => {
    const text = 'ledgers of the root commit, and some more'
    expect(withoutNames(text, HIDDEN)).toBe(text)
  })

  test('knows a home of Windows, also written in JSON', () => {
    const hidden = { dataFolder: 'C:\\Users\\Robin\\Data', home: 'C:\\Users\\Robin', names: [] }
    for (const path of ['C:\\Users\\Robin\\code\\plan', 'C:\\\\Users\\\\Robin\\\\code\\\\plan'])
      expect(withoutNames(`in ${path}`, hidden)).toBe('in ~/[hidden]')
    expect(withoutNames('in C:\\\\Users\\\\Robin\\\\Data', hidden)).toBe('in [data folder]')
  })

  test('knows a home with a space or an accent in the address of a file, in any case', () => {
    const hidden = { dataFolder: '', home: 'C:\\Users\\Anna Bérg', names: [] }
    for (const place of ['C:/Users/Anna%20B%C3%A9rg', 'c:/users/anna%20b%c3%a9rg'])
      expect(withoutNames(`at file:///${place}/app/index.js:1:2`, hidden)).toBe(
        'at file:///~/[hidden]/index.js:1:2',
      )
  })

  test('knows a folder with a space in its name, also where only its path tells', () => {
    const hidden = { ...HIDDEN, names: ['/home/robin/Acme Corp/plan', 'Acme Corp', 'plan'] }
    expect(withoutNames('/home/robin/Acme Corp/plan is not there any more.', hidden)).toBe(
      '[hidden] is not there any more.',
    )
    expect(withoutNames('in /home/robin/Acme Corp/other now', hidden)).toBe('in ~/[hidden] now')
  })

  test('takes names as they are written, whatever they mean in a pattern', () => {
    const hidden = { ...HIDDEN, names: ['c++ (old)', 'a.b'] }
    expect(withoutNames('c++ (old), a.b, axb', hidden)).toBe('[hidden], [hidden], axb')
  })

  test('is quick on whatever is in the log', () => {
    const began = performance.now()
    withoutNames('/home/robin/a '.repeat(20_000), HIDDEN)
    withoutNames('"path":"'.repeat(20_000), HIDDEN)
    withoutNames('/\\'.repeat(20_000), HIDDEN)
    withoutNames('/srv/a'.repeat(20_000), HIDDEN)
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})

test('linesOfOwnParts() keeps what Familiar says of itself, and nothing of the user’s work', () => {
  const own = [
    '[2026-11-26 11:00:00.000] [error] pet window: given up',
    '[2026-11-26 11:00:00.000] [warn]  database: away',
  ]
  const others = ['[2026-11-26 11:00:00.000] [warn] git: plan is away', '[warn] of nobody']
  expect(linesOfOwnParts([...own, ...others])).toEqual(own)
})

test('privacyOf() tells of a file that others may read, where there is such a thing', () => {
  expect(privacyOf(0o100600)).toEqual({ ok: true, said: 'private' })
  expect(privacyOf(0o100644)).toEqual({
    ok: false,
    said: 'others may read it (mode 644): make it 600',
  })
  expect(privacyOf(null).ok).toBe(true)
})

test('troubleLinesIn() takes the newest warnings and errors, and no line that only speaks of them', () => {
  const log = [
    '[2026-01-01 10:00:00.000] [warn] git: one',
    '[2026-01-01 10:00:01.000] [info] app: an error of no account',
    '[2026-01-01 10:00:02.000] [error] app: two',
    '    at somewhere',
    '[2026-01-01 10:00:03.000] [warn] git: three',
  ].join('\n')
  expect(troubleLinesIn(log, 2).map((line) => line.split(': ')[1])).toEqual(['two', 'three'])
})

test('reportText() has a line for each finding, and the log below', () => {
  const findings = [
    { what: 'Git', ok: true, said: '2.47.1' },
    { what: 'Database', ok: false, said: 'It does not answer.' },
  ]
  expect(reportText(findings, [])).toBe('ok  Git: 2.47.1\nNO  Database: It does not answer.')
  expect(reportText(findings, ['[warn] x']).split('\n').slice(-2)).toEqual([
    'The last warnings and errors of the log:',
    '[warn] x',
  ])
})

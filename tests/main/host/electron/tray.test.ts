import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { trayMessages } from '@shared/i18n/tray-messages'
import { levelProgress } from '@shared/domain/level'
import { type TrayItem, type TrayState, trayModel } from '../../../../src/main/host/tray-model'
import { startRig } from './rig'

const calm: TrayState = {
  name: 'Tom & Jerry',
  mood: 'content',
  progress: levelProgress(124),
  xpToday: 32,
  petVisible: true,
  seen: ['Tom & Jerry'],
  asleepUntil: null,
  focusUntil: null,
  focusMinutes: 25,
  clickThrough: false,
  connections: [
    { provider: 'github', state: 'connected' },
    { provider: 'fitbit', state: 'paused' },
    { provider: 'notion', state: 'disconnected' },
  ],
  gitPaused: false,
  databaseAway: false,
  troubles: [],
  updates: { possible: true, waiting: null, unread: null },
}
const labelsOf = (items: readonly TrayItem[]): string[] =>
  items.map((item) => (item.kind === 'separator' ? '—' : item.label))
const model = trayModel(calm)

describe('the tray', () => {
  it('shows every entry of the model as it is written, and says what was chosen', async () => {
    const rig = await startRig()
    rig.host.setTray(model)
    const [tray] = rig.electron.trays.made
    expect(tray?.toolTip).toBe('Tom & Jerry · level 2 · content')
    expect(tray?.menu.items.map(({ label, type }) => (type === 'separator' ? '—' : label))).toEqual(
      labelsOf(model.items),
    )
    expect(labelsOf(model.items)).toEqual([
      'Tom & Jerry · level 2 · content',
      '32 XP today',
      '—',
      'Hide Tom & Jerry',
      'Bring Tom & Jerry back',
      'Click through Tom & Jerry',
      'Let Tom & Jerry sleep for an hour',
      'Let Tom & Jerry sleep until tomorrow',
      '—',
      'Feed Tom & Jerry',
      'Pet Tom & Jerry',
      'Play with Tom & Jerry',
      '—',
      'Focus for 25 minutes',
      '—',
      'Connections',
      'Pause all',
      '—',
      'Open the panel',
      'Settings…',
      'Check for updates',
      '—',
      'Quit Familiar',
    ])
    for (const item of model.items) if (item.kind !== 'separator') tray?.menu.choose(item.label)
    expect(rig.ports.heard.trayActions).toEqual([
      'toggle-pet',
      'bring-back',
      'click-through',
      'snooze-hour',
      'snooze-tomorrow',
      'feed',
      'pet',
      'play',
      'focus-start',
      'pause-all',
      'panel',
      'settings',
      'check-updates',
      'quit',
    ])
  })

  it('tells how each connection does that is signed in, and goes on with all once all are paused', async () => {
    const rig = await startRig()
    rig.host.setTray(model)
    const [tray] = rig.electron.trays.made
    const below = tray?.menu.find('Connections')?.submenu?.items
    expect(below?.map(({ label, enabled }) => [label, enabled])).toEqual([
      ['Repositories: watching', false],
      ['GitHub: connected', false],
      ['Fitbit: paused', false],
    ])
    const paused = { ...calm, connections: [{ provider: 'github', state: 'paused' }] } as const
    rig.host.setTray(trayModel(paused))
    expect(tray?.menu.find('Go on with all'), 'repositories are read').toBeUndefined()
    rig.host.setTray(trayModel({ ...paused, gitPaused: true }))
    tray?.menu.choose('Go on with all')
    expect(rig.ports.heard.trayActions).toEqual(['go-on'])
  })

  it('has only what there is: no connections, no updates, no letting through where the host cannot', () => {
    const bare = trayModel({
      ...calm,
      xpToday: null,
      clickThrough: null,
      connections: [],
      gitPaused: null,
      updates: { possible: false, waiting: null, unread: null },
    })
    expect(labelsOf(bare.items).join()).not.toMatch(/XP|Click|onnection|updates|—,—/)
  })

  it.each([
    [
      'a newer version that waits',
      { waiting: '0.3.0', unread: '0.2.0' },
      'Familiar 0.3.0 is there…',
    ],
    ['news that were not read', { waiting: null, unread: '0.2.0' }, 'What is new in 0.2.0…'],
  ])('names %s, at the same place', (_what, more, label) => {
    const labels = labelsOf(trayModel({ ...calm, updates: { possible: true, ...more } }).items)
    expect(labels.indexOf(label)).toBe(labelsOf(model.items).indexOf('Check for updates'))
  })

  it('ticks what is switched on, and stops a focus session that runs', async () => {
    const rig = await startRig()
    rig.host.setTray(trayModel({ ...calm, clickThrough: true, focusUntil: '15:40' }))
    const [tray] = rig.electron.trays.made
    expect(tray?.menu.find('Click through Tom & Jerry')).toMatchObject({
      type: 'checkbox',
      checked: true,
    })
    tray?.menu.choose('Stop focusing (until 15:40)')
    expect(rig.ports.heard.trayActions).toEqual(['focus-stop'])
  })

  it.each([
    ['win32', ''],
    ['darwin', 'Template'],
  ] as const)(
    'on %s its icon shows how the pet feels, that it sleeps, and trouble before all',
    async (platform, end) => {
      const rig = await startRig({ platform })
      const since = '2026-11-19T12:00:00.000Z'
      const troubles: TrayState['troubles'] = [{ provider: 'github', message: 'No.', since }]
      const looks: readonly (readonly [Partial<TrayState>, string])[] = [
        [{ mood: 'content' }, ''],
        [{ asleepUntil: '15:40' }, '-asleep'],
        [{ asleepUntil: '15:40', troubles }, '-trouble'],
        [{ mood: 'happy' }, '-happy'],
        [{ mood: 'ecstatic' }, '-happy'],
        [{ mood: 'hungry' }, '-hungry'],
        [{ mood: 'sleepy' }, '-sleepy'],
        [{ mood: 'bored' }, '-bored'],
        [{ mood: 'worried' }, '-worried'],
        [{ mood: 'hungry', troubles }, '-trouble'],
      ]
      for (const [state, look] of looks) {
        rig.host.setTray(trayModel({ ...calm, ...state }))
        expect(rig.electron.trays.made[0]?.image.path).toMatch(
          new RegExp(`[\\\\/]tray${look}${end}\\.png$`),
        )
      }
      expect(rig.log.lines.filter((line) => line.includes('icon'))).toEqual([])
    },
  )

  it('has its menu where the right button is pressed on the pet, instead of the page’s card', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    // Before there is a menu, as while the database starts, the page has the press: else nothing would open at all.
    expect(webContents.press('right')).toBe(true)
    expect(rig.electron.popUps).toEqual([])
    rig.host.setTray(model)
    expect(webContents.press('left')).toBe(true)
    expect(rig.electron.popUps).toEqual([])
    expect(webContents.press('right')).toBe(false)
    const [{ menu, window } = {}] = rig.electron.popUps
    expect(window).toBe(rig.window('pet'))
    expect(menu?.items).toHaveLength(model.items.length)
    menu?.choose('Pet Tom & Jerry')
    expect(rig.ports.heard.trayActions).toEqual(['pet'])
  })

  it('names each connection in trouble above what can be done, in short, and marks the tooltip', async () => {
    const since = '2026-11-19T12:00:00.000Z'
    const troubled = trayModel({
      ...calm,
      troubles: [
        { provider: 'github', message: 'GitHub is waiting for you. Nothing is lost.', since },
        { provider: 'notion', message: `The ${'very '.repeat(20)}long story`, since },
      ],
    })
    const rig = await startRig()
    rig.host.setTray(troubled)
    const [tray] = rig.electron.trays.made
    expect(tray?.toolTip).toBe('Tom & Jerry · level 2 · content · trouble with GitHub and Notion')
    const labels = tray?.menu.items.map(({ label }) => label) ?? []
    expect(labels[2]).toBe('GitHub is waiting for you')
    expect(labels[3]).toMatch(/^Notion: The very .*…$/)
    expect(labels[3]?.length).toBeLessThanOrEqual(61)
    expect(labels.slice(5)).toEqual(
      model.items.slice(3).map((item) => (item.kind === 'separator' ? labels[4] : item.label)),
    )
  })

  it('says until when a pet sleeps that was put to sleep, and offers to wake it instead of showing it', async () => {
    const rig = await startRig()
    rig.host.setTray(trayModel({ ...calm, asleepUntil: '15:40' }))
    const [tray] = rig.electron.trays.made
    expect(tray?.toolTip).toBe('Tom & Jerry · asleep until 15:40')
    const labels = tray?.menu.items.map(({ label }) => label) ?? []
    expect(labels[0]).toBe('Tom & Jerry · asleep until 15:40')
    expect(labels.filter((label) => /Show|Hide|back|sleep for|Click|Pet|Play/.test(label))).toEqual(
      [],
    )
    tray?.menu.choose('Wake Tom & Jerry')
    expect(rig.ports.heard.trayActions).toEqual(['wake'])
  })

  it.each([
    ['several', ['Tom & Jerry', 'Plip'], 'Hide your pets', 'Let your pets sleep for an hour'],
    ['a companion only', ['Plip'], 'Hide Plip', 'Let Plip sleep for an hour'],
  ])('says whom it hides where %s can be seen, and whom it feeds', (_who, seen, hide, sleep) => {
    const labels = trayModel({ ...calm, seen }).items.map((item) =>
      item.kind === 'separator' ? '—' : item.label,
    )
    expect(labels).toEqual(expect.arrayContaining([hide, sleep, 'Feed Tom & Jerry']))
  })

  it('is one icon however often it changes, with its menu set anew for Linux', async () => {
    const rig = await startRig({ platform: 'linux' })
    rig.host.setTray(model)
    rig.host.setTray({ ...model, tooltip: 'other' })
    expect(rig.electron.trays.made).toHaveLength(1)
    expect(rig.electron.trays.made[0]?.menus).toHaveLength(2)
  })

  it.each([
    ['win32', 'tray.png', ['panel']],
    ['linux', 'tray.png', ['panel']],
    // There a click opens the menu.
    ['darwin', 'trayTemplate.png', []],
  ] as const)('on %s has %s, and a click that opens %j', async (platform, file, opened) => {
    const rig = await startRig({ platform })
    rig.host.setTray(model)
    const [tray] = rig.electron.trays.made
    expect(tray?.image.path?.endsWith(file)).toBe(true)
    tray?.click()
    expect(rig.ports.heard.trayActions).toEqual(opened)
  })

  it('works without its icon, and says so', async () => {
    const rig = await startRig({ open: false })
    rmSync(rig.folders.iconsFolder, { recursive: true })
    rig.host.setTray(model)
    rig.electron.trays.made[0]?.menu.choose(trayMessages.panel)
    expect(rig.ports.heard.trayActions).toEqual(['panel'])
    expect(rig.log.lines).toContain('warn the tray icon cannot be read')
  })

  it('that the desktop has no place for stops nothing else', async () => {
    const rig = await startRig({
      before: ({ trays }) => {
        trays.available = false
      },
    })
    rig.host.setTray(model)
    rig.host.setTray(model)
    expect(rig.log.lines.filter((line) => line.includes('no tray icon'))).toHaveLength(1)
    await rig.host.openWindow('panel')
    expect(rig.window('panel').isVisible()).toBe(true)
  })
})

describe('the application menu', () => {
  it('of macOS opens the windows and lets text be copied and pasted', async () => {
    const rig = await startRig({ platform: 'darwin' })
    const menu = rig.electron.Menu.getApplicationMenu()
    menu?.choose(trayMessages.settings)
    await rig.settle()
    expect(rig.window('settings').isVisible()).toBe(true)
    const roles = menu?.items.flatMap(({ submenu }) => submenu?.items.map(({ role }) => role) ?? [])
    expect(roles).toEqual(expect.arrayContaining(['quit', 'copy', 'paste', 'selectAll']))
  })
})

import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messages } from '@shared/i18n/messages'
import { levelProgress } from '@shared/domain/level'
import { type TrayState, trayModel } from '../../../../src/main/host/tray-model'
import { startRig } from './rig'

const calm: TrayState = {
  name: 'Tom & Jerry',
  mood: 'happy',
  progress: levelProgress(124),
  petVisible: true,
  seen: ['Tom & Jerry'],
  asleepUntil: null,
  troubles: [],
}
const model = trayModel(calm)

describe('the tray', () => {
  it('shows every entry of the model as it is written, and says what was chosen', async () => {
    const rig = await startRig()
    rig.host.setTray(model)
    const [tray] = rig.electron.trays.made
    expect(tray?.toolTip).toBe('Tom & Jerry · level 2 · happy')
    expect(tray?.menu.items.map(({ label, type }) => (type === 'separator' ? '—' : label))).toEqual(
      model.items.map((item) => (item.kind === 'separator' ? '—' : item.label)),
    )
    for (const item of model.items) if (item.kind !== 'separator') tray?.menu.choose(item.label)
    expect(rig.ports.heard.trayActions).toEqual([
      'toggle-pet',
      'bring-back',
      'snooze-hour',
      'snooze-tomorrow',
      'feed',
      'panel',
      'settings',
      'quit',
    ])
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
    expect(tray?.toolTip).toBe('Tom & Jerry · level 2 · happy · trouble with GitHub and Notion')
    const labels = tray?.menu.items.map(({ label }) => label) ?? []
    expect(labels[1]).toBe('GitHub is waiting for you')
    expect(labels[2]).toMatch(/^Notion: The very .*…$/)
    expect(labels[2]?.length).toBeLessThanOrEqual(61)
    expect(labels.slice(4)).toEqual(
      model.items.slice(2).map((item) => (item.kind === 'separator' ? labels[3] : item.label)),
    )
  })

  it('says until when a pet sleeps that was put to sleep, and offers to wake it instead of showing it', async () => {
    const rig = await startRig()
    rig.host.setTray(trayModel({ ...calm, asleepUntil: '15:40' }))
    const [tray] = rig.electron.trays.made
    expect(tray?.toolTip).toBe('Tom & Jerry · asleep until 15:40')
    const labels = tray?.menu.items.map(({ label }) => label) ?? []
    expect(labels[0]).toBe('Tom & Jerry · asleep until 15:40')
    expect(labels.filter((label) => /Show|Hide|back|sleep for/.test(label))).toEqual([])
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
    rig.electron.trays.made[0]?.menu.choose(messages.tray.panel)
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
    menu?.choose(messages.tray.settings)
    await rig.settle()
    expect(rig.window('settings').isVisible()).toBe(true)
    const roles = menu?.items.flatMap(({ submenu }) => submenu?.items.map(({ role }) => role) ?? [])
    expect(roles).toEqual(expect.arrayContaining(['quit', 'copy', 'paste', 'selectAll']))
  })
})

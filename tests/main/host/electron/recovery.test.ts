import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listen } from './page'
import { type Rig, startRig } from './rig'
import { statusPush } from './test-ports'

/** Lets the newest pet crash, and answers with how long its successor took. Null when there was none within a minute. */
async function crashAndWait(rig: Rig): Promise<number | null> {
  const before = rig.living('pet').length === 0 ? null : rig.window('pet')
  before?.webContents.crash()
  for (let waited = 0; waited <= 60_000; waited += 500) {
    await rig.settle()
    if (rig.living('pet').some((window) => window !== before)) return waited
    rig.time.pass(500)
  }
  return null
}

describe('a pet whose renderer dies', () => {
  it('comes back in the same place, and its page hears again', async () => {
    const rig = await startRig()
    const bounds = rig.window('pet').getBounds()
    rig.window('pet').webContents.crash()
    expect(rig.living('pet')).toEqual([])
    rig.time.pass(999)
    expect(rig.living('pet')).toEqual([])
    rig.time.pass(1)
    await rig.settle()
    expect(rig.window('pet').getBounds()).toEqual(bounds)
    expect(rig.window('pet').isVisible()).toBe(true)
    const heard = listen((await rig.page('pet')).bridge)
    rig.ports.publish(statusPush(1))
    expect(heard).toEqual([statusPush(1)])
  })

  it('waits longer each time, then is given up, and the tray still works', async () => {
    const rig = await startRig()
    const waits = []
    for (let i = 0; i < 6; i += 1) waits.push(await crashAndWait(rig))
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, null])
    expect(rig.host.isPetVisible()).toBe(false)
    expect(rig.log.lines.some((line) => line.startsWith('error'))).toBe(true)

    rig.host.setTray({
      icon: 'usual',
      tooltip: 'x',
      items: [{ kind: 'action', action: 'toggle-pet', label: 'Show' }],
    })
    rig.electron.trays.made[0]?.menu.choose('Show')
    expect(rig.ports.heard.trayActions).toEqual(['toggle-pet'])
    rig.host.setPetVisible(true)
    await rig.settle()
    expect(rig.window('pet').isVisible()).toBe(true)
    // Asked back by the user, it has as many lives as at first.
    expect(await crashAndWait(rig)).toBe(1_000)
  })

  it('comes back at once when the user asks for it, and only once', async () => {
    const rig = await startRig()
    rig.window('pet').webContents.crash()
    rig.host.setPetVisible(true)
    await rig.settle()
    expect(rig.living('pet')).toHaveLength(1)
    rig.time.pass(60_000)
    await rig.settle()
    expect(rig.living('pet')).toHaveLength(1)
    expect(rig.electron.windows).toHaveLength(2)
  })

  it('comes back hidden when it was hidden', async () => {
    const rig = await startRig()
    rig.host.setPetVisible(false)
    await crashAndWait(rig)
    expect(rig.window('pet').isVisible()).toBe(false)
    expect(rig.host.isPetVisible()).toBe(false)
  })

  it('stays away when the app has stopped meanwhile', async () => {
    const rig = await startRig()
    rig.window('pet').webContents.crash()
    await rig.host.stop()
    rig.time.pass(60_000)
    await rig.settle()
    expect(rig.electron.windows).toHaveLength(1)
  })
})

describe('a GPU process that dies', () => {
  it('does not leave an empty transparent window', async () => {
    const rig = await startRig()
    const before = rig.window('pet')
    rig.electron.app.loseHelper({ type: 'GPU', reason: 'crashed', exitCode: 1 })
    rig.time.pass(1_000)
    await rig.settle()
    expect(before.isDestroyed()).toBe(true)
    expect(rig.window('pet').isVisible()).toBe(true)
  })

  it('that was only ended, or another helper, changes nothing', async () => {
    const rig = await startRig()
    rig.electron.app.loseHelper({ type: 'GPU', reason: 'clean-exit', exitCode: 0 })
    rig.electron.app.loseHelper({ type: 'Utility', reason: 'crashed', exitCode: 1 })
    rig.time.pass(60_000)
    expect(rig.electron.windows).toHaveLength(1)
  })
})

describe('a page that cannot be loaded', () => {
  it('is tried again for the pet', async () => {
    const rig = await startRig({ open: false })
    rmSync(join(rig.folders.rendererFolder, 'pet'), { recursive: true })
    rig.host.setPetVisible(true)
    await rig.settle()
    expect(rig.living('pet')).toEqual([])
    expect(rig.log.lines.some((line) => line.includes('could not be loaded'))).toBe(true)
    rig.time.pass(1_000)
    expect(rig.living('pet')).toHaveLength(1)
  })

  it('leaves no blank window of the others', async () => {
    const rig = await startRig()
    rmSync(join(rig.folders.rendererFolder, 'panel'), { recursive: true })
    await rig.host.openWindow('panel')
    await rig.settle()
    expect(rig.living('panel')).toEqual([])
  })
})

describe('a panel whose renderer dies', () => {
  it('is closed instead of staying white, and can be opened again', async () => {
    const rig = await startRig()
    await rig.host.openWindow('panel')
    rig.window('panel').webContents.crash('oom')
    expect(rig.living('panel')).toEqual([])
    await rig.host.openWindow('panel')
    expect(rig.window('panel').isVisible()).toBe(true)
  })
})

describe('the log hears of', () => {
  it('a GPU process and another helper that are gone', async () => {
    const rig = await startRig()
    rig.electron.app.loseHelper({ type: 'GPU', reason: 'crashed', exitCode: 1 })
    rig.electron.app.loseHelper({ type: 'Utility', reason: 'oom', exitCode: 5 })
    const told = rig.log.lines.filter((line) => line === 'warn a helper process is gone')
    expect(told).toHaveLength(2)
  })

  it('the renderer of any window that is gone, with the reason', async () => {
    const rig = await startRig()
    await rig.host.openWindow('settings')
    rig.window('settings').webContents.crash('oom')
    rig.window('pet').webContents.crash('crashed')
    const told = rig.log.lines.filter((line) => line.includes('its renderer is gone'))
    expect(told.map((line) => /oom|crashed/.exec(line)?.[0])).toEqual(['oom', 'crashed'])
  })

  it('a page that does not answer', async () => {
    const rig = await startRig()
    rig.window('pet').emit('unresponsive')
    expect(rig.log.lines).toContain('warn the page of pet does not answer')
  })

  it('what pages tell their console of trouble, and of nothing else', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    webContents.say('info', 'hello')
    webContents.say('debug', 'hello')
    webContents.say('warning', 'that was close')
    webContents.say('error', 'TypeError: it is null')
    expect(rig.log.lines.filter((line) => line.includes('says'))).toEqual([
      'warn the page of pet says: that was close',
      'error the page of pet says: TypeError: it is null',
    ])
  })

  it('a page that never stops complaining, and then no more of it until it is another document', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    const heard = (): number => rig.log.lines.filter((line) => line.includes('says:')).length
    for (let said = 0; said < 1_000; said += 1) webContents.say('error', 'again')
    expect(heard()).toBe(50)
    webContents.reload()
    webContents.say('error', 'again')
    expect(heard()).toBe(51)
  })
})

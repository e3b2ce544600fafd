import { describe, expect, it } from 'vitest'
import { WINDOW_KINDS } from '@shared/contract/windows'
import { windowOptions } from '../../../../src/main/host/electron/window-options'
import {
  type DesktopPlatform,
  WINDOWS,
  type WindowSpec,
} from '../../../../src/main/host/electron/window-registry'

const PLATFORMS: readonly DesktopPlatform[] = ['win32', 'darwin', 'linux']

const everyWindow = WINDOW_KINDS.flatMap((kind) =>
  PLATFORMS.flatMap((platform) =>
    [true, false].map((packaged) => ({
      kind,
      platform,
      packaged,
      options: windowOptions(kind, { platform, packaged, dark: false, preloadFolder: '/preload' }),
    })),
  ),
)

describe('every window on every platform', () => {
  it.each(everyWindow)('$kind on $platform is shut in (packaged: $packaged)', ({ options }) => {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
    // Any of these would undo some of the above.
    for (const hole of [
      'enableBlinkFeatures',
      'additionalArguments',
      'plugins',
      'session',
      'partition',
    ])
      expect(options.webPreferences).not.toHaveProperty(hole)
  })

  it.each(everyWindow)('$kind on $platform has the preload of its own level of trust', (window) => {
    expect(window.options.webPreferences?.preload).toMatch(
      new RegExp(`[/\\\\]${window.kind}\\.cjs$`),
    )
    expect(WINDOWS[window.kind].url).toBe(`app://familiar/${window.kind}/index.html`)
  })

  it.each(everyWindow)('$kind on $platform is not shown before its page is', ({ options }) => {
    expect(options.show).toBe(false)
    // Without painting while hidden there would never be anything to show.
    expect(options.paintWhenInitiallyHidden).not.toBe(false)
  })

  it.each(everyWindow.filter(({ packaged }) => packaged))(
    '$kind on $platform offers no DevTools in a package',
    ({ options }) => expect(options.webPreferences?.devTools).toBe(false),
  )
})

describe('the registry', () => {
  const specs: readonly WindowSpec[] = Object.values(WINDOWS)

  it('gives no two windows one preload, one page or one remembered place', () => {
    expect(new Set(specs.map(({ preload }) => preload)).size).toBe(specs.length)
    expect(new Set(specs.map(({ url }) => url)).size).toBe(specs.length)
    const names = specs.flatMap(({ options: { name } }) => (name === undefined ? [] : [name]))
    expect(new Set(names).size).toBe(names.length)
  })

  it('remembers no place without a name to remember it by', () => {
    for (const { options } of specs)
      if (options.windowStatePersistence !== undefined) expect(options.name).toBeTruthy()
  })

  it('has whole, constant sizes', () => {
    for (const { size } of specs) expect(Object.values(size).every(Number.isInteger)).toBe(true)
  })
})

describe('the pet', () => {
  const petOn = (platform: DesktopPlatform): ReturnType<typeof windowOptions> =>
    windowOptions('pet', { platform, packaged: true, dark: true, preloadFolder: '/preload' })

  it.each(PLATFORMS)('is nothing but the pet on %s', (platform) => {
    expect(petOn(platform)).toMatchObject({
      width: 256,
      height: 352,
      transparent: true,
      backgroundColor: '#00000000',
      frame: false,
      resizable: false,
      maximizable: false,
      minimizable: false,
      fullscreenable: false,
      hasShadow: false,
      roundedCorners: false,
      skipTaskbar: true,
    })
  })

  it.each(PLATFORMS)('does not take the keyboard from the editor on %s', (platform) => {
    const { focusable, type } = petOn(platform)
    expect(platform === 'darwin' ? type : focusable).toBe(platform === 'darwin' ? 'panel' : false)
  })

  it('has no border of Windows', () => {
    expect(petOn('win32').thickFrame).toBe(false)
  })

  it('leaves background throttling alone, which lets a pet nobody sees sleep', () => {
    expect(petOn('win32').webPreferences).not.toHaveProperty('backgroundThrottling')
  })
})

describe('panel and settings', () => {
  it.each(['panel', 'settings'] as const)('%s cannot be made too small to use', (kind) => {
    const {
      minWidth = 0,
      minHeight = 0,
      width = 0,
      height = 0,
    } = windowOptions(kind, {
      platform: 'win32',
      packaged: true,
      dark: false,
      preloadFolder: '/preload',
    })
    expect(minWidth).toBeGreaterThan(300)
    expect(minHeight).toBeGreaterThan(300)
    expect(width).toBeGreaterThanOrEqual(minWidth)
    expect(height).toBeGreaterThanOrEqual(minHeight)
  })

  it.each([
    [true, '#191713'],
    [false, '#f6f2ea'],
  ])('do not flash white before a page in the theme (dark: %s)', (dark, colour) => {
    const setting = { platform: 'darwin', packaged: true, dark, preloadFolder: '/preload' } as const
    expect(windowOptions('panel', setting).backgroundColor).toBe(colour)
  })
})

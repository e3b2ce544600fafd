import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WINDOW_KINDS, type WindowKind } from '@shared/contract/windows'
import { INSPECTOR_WINDOW } from '../../../../src/main/host/electron/inspector-window'
import { optionsOf, windowOptions } from '../../../../src/main/host/electron/window-options'
import {
  type DesktopPlatform,
  WINDOWS,
  type WindowSpec,
} from '../../../../src/main/host/electron/window-registry'
import { ROOT } from '../../../fixtures/paths'

const PLATFORMS: readonly DesktopPlatform[] = ['win32', 'darwin', 'linux']

/** Users' windows, and the one that only developers have. */
const REGISTRY: Readonly<Record<WindowKind | 'inspector', WindowSpec>> = {
  ...WINDOWS,
  inspector: INSPECTOR_WINDOW,
}
const KINDS = [...WINDOW_KINDS, 'inspector'] as const
const specs: readonly WindowSpec[] = Object.values(REGISTRY)

const everyWindow = KINDS.flatMap((kind) =>
  PLATFORMS.flatMap((platform) =>
    [true, false].map((packaged) => ({
      kind,
      platform,
      packaged,
      options: optionsOf(REGISTRY[kind], {
        platform,
        packaged,
        dark: false,
        preloadFolder: '/preload',
      }),
    })),
  ),
)

/** All that a page is given of Electron, and no window has more or less of it. */
const PREFERENCES = {
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
}

describe('every window on every platform', () => {
  it.each(everyWindow)(
    '$kind on $platform is shut in (packaged: $packaged)',
    ({ options, packaged }) => {
      const { preload, ...preferences } = options.webPreferences ?? {}
      expect(preload).toBeTruthy()
      // To the letter: whatever is added here, such as Blink features, a session or arguments, may undo some of it.
      expect(preferences).toEqual({ ...PREFERENCES, devTools: !packaged })
    },
  )

  it.each(everyWindow)('$kind on $platform has the preload of its own level of trust', (window) => {
    expect(window.options.webPreferences?.preload).toBe(join('/preload', `${window.kind}.cjs`))
    expect(REGISTRY[window.kind].url).toBe(`app://familiar/${window.kind}/index.html`)
  })

  it.each(everyWindow)('$kind on $platform is not shown before its page is', ({ options }) => {
    expect(options.show).toBe(false)
    // Without painting while hidden there would never be anything to show.
    expect(options.paintWhenInitiallyHidden).not.toBe(false)
  })

  it.each(everyWindow)(
    '$kind on $platform has a whole and constant size, which nothing of its platform changes',
    ({ kind, platform, options }) => {
      const { size, platform: differences } = REGISTRY[kind]
      expect(Object.values(size).every(Number.isInteger)).toBe(true)
      expect(options).toMatchObject(size)
      for (const part of ['width', 'height', 'x', 'y', 'webPreferences', 'show'])
        expect(differences[platform] ?? {}).not.toHaveProperty(part)
    },
  )

  it.each(everyWindow)(
    '$kind on $platform is closed to what no window of ours needs',
    ({ options }) => {
      // A child of another window, a whole screen, a kiosk or simple fullscreen: each takes more than it is given.
      for (const more of [
        'parent',
        'modal',
        'fullscreen',
        'kiosk',
        'simpleFullscreen',
        'webContents',
      ])
        expect(options).not.toHaveProperty(more)
    },
  )
})

describe('the registry', () => {
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

  it('keeps only the pet, and gives back the memory of all others when they are closed', () => {
    const kept = KINDS.filter((kind) => REGISTRY[kind].lifecycle === 'kept')
    expect(kept).toEqual(['pet'])
  })

  it('keeps only the pet on top, on every platform', () => {
    const onTop = KINDS.filter((kind) => REGISTRY[kind].onTop !== null)
    expect(onTop).toEqual(['pet'])
    expect(Object.keys(WINDOWS.pet.onTop ?? {}).sort()).toEqual([...PLATFORMS].sort())
    for (const kind of KINDS)
      expect(REGISTRY[kind].options.alwaysOnTop ?? false, kind).toBe(kind === 'pet')
  })

  it('lets no window of users know of the developers’', () => {
    expect(Object.keys(WINDOWS).sort()).toEqual([...WINDOW_KINDS].sort())
  })

  it('gives the reason of everything that one platform has and others have not', () => {
    const text = readFileSync(
      join(ROOT, 'src', 'main', 'host', 'electron', 'window-registry.ts'),
      'utf8',
    )
    const lines = text.split('\n').map((line) => line.trim())
    const odd = specs.flatMap(({ platform }) =>
      Object.values(platform).flatMap((options) => Object.keys(options)),
    )
    expect(odd.length).toBeGreaterThan(0)
    for (const name of odd) {
      const places = lines.flatMap((line, at) => (line.startsWith(`${name}:`) ? [at] : []))
      expect(
        places.some((at) => lines[at - 1]?.startsWith('//')),
        `${name} needs a comment that says why`,
      ).toBe(true)
    }
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

import { describe, expect, it } from 'vitest'
import { displaySystem } from '../../../../src/main/host/electron/wayland'

describe('displaySystem()', () => {
  it.each([
    [
      'a Wayland session',
      { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' },
      '',
      'wayland',
    ],
    ['a Wayland session through XWayland', { XDG_SESSION_TYPE: 'wayland' }, 'x11', 'free'],
    [
      'an X11 session with a stray socket',
      { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'w' },
      '',
      'free',
    ],
    ['an X11 session told to use Wayland', { XDG_SESSION_TYPE: 'x11' }, 'wayland', 'wayland'],
    [
      'a session of no known type with a compositor',
      { WAYLAND_DISPLAY: 'wayland-1' },
      '',
      'wayland',
    ],
    ['a session of no known type without one', { DISPLAY: ':0' }, '', 'free'],
  ] as const)('knows %s', (_what, env, ozonePlatform, expected) => {
    expect(displaySystem({ platform: 'linux', env, ozonePlatform })).toBe(expected)
  })

  it.each(['win32', 'darwin'] as const)('has no such question on %s', (platform) => {
    const env = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }
    expect(displaySystem({ platform, env, ozonePlatform: '' })).toBe('free')
  })
})

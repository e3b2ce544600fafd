import { describe, expect, it } from 'vitest'
import { displaySystem, knowsPointer } from '../../../../src/main/host/electron/wayland'

describe('displaySystem()', () => {
  it.each([
    [
      'a Wayland session',
      { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' },
      '',
      'wayland',
      false,
    ],
    ['a Wayland session through XWayland', { XDG_SESSION_TYPE: 'wayland' }, 'x11', 'free', false],
    [
      'an X11 session with a stray socket',
      { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'w' },
      '',
      'free',
      true,
    ],
    [
      'an X11 session told to use Wayland',
      { XDG_SESSION_TYPE: 'x11' },
      'wayland',
      'wayland',
      false,
    ],
    [
      'a session of no known type with a compositor',
      { WAYLAND_DISPLAY: 'wayland-1' },
      '',
      'wayland',
      false,
    ],
    [
      'a session of no known type with a compositor, through XWayland',
      { WAYLAND_DISPLAY: 'wayland-1' },
      'x11',
      'free',
      false,
    ],
    ['a session of no known type without one', { DISPLAY: ':0' }, '', 'free', true],
  ] as const)(
    'knows %s, and whether the pointer can be read',
    (_what, env, ozone, system, pointer) => {
      const facts = { platform: 'linux', env, ozonePlatform: ozone } as const
      expect(displaySystem(facts)).toBe(system)
      expect(knowsPointer(facts)).toBe(pointer)
    },
  )

  it.each(['win32', 'darwin'] as const)('has no such question on %s', (platform) => {
    const env = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }
    expect(displaySystem({ platform, env, ozonePlatform: '' })).toBe('free')
    expect(knowsPointer({ platform, env, ozonePlatform: '' })).toBe(true)
  })
})

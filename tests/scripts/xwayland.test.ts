import { expect, test } from 'vitest'
import { xwaylandSwitches } from '../../scripts/xwayland.mjs'

const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }

const there = (path: string): boolean => path === '/tmp/.X11-unix/X0'

test('npm start has the pet walk in a session of Wayland’s', () => {
  expect(xwaylandSwitches('linux', WAYLAND, ['--no-open'], there)).toEqual(['--ozone-platform=x11'])
  const untold = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }
  const remote = { ...WAYLAND, DISPLAY: 'localhost:10.0' }
  expect(xwaylandSwitches('linux', remote, [], there)).toEqual(['--ozone-platform=x11'])
  expect(xwaylandSwitches('linux', untold, [], there)).toEqual(['--ozone-platform=x11'])
})

test.each([
  ['there is no X server', 'linux', { ...WAYLAND, DISPLAY: '' }, []],
  ['the X server has ended', 'linux', { ...WAYLAND, DISPLAY: ':1.0' }, []],
  ['the session is of X11’s', 'linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }, []],
  ['the user has chosen', 'linux', WAYLAND, ['--ozone-platform=wayland']],
  ['it is macOS', 'darwin', WAYLAND, []],
] as const)('and changes nothing where %s', (_why, platform, env, args) => {
  expect(xwaylandSwitches(platform, env, args, there)).toEqual([])
})

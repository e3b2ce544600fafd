import { describe, expect, it } from 'vitest'
import {
  type FrontWindow,
  fullScreenOf,
  isFullScreen,
} from '../../../../src/main/host/electron/front-window'
import { SECOND_MONITOR, desktop, film, letter, maximised } from './test-front-windows'

const LEFT = { x: -2560, y: -300, width: 2560, height: 1440 }

/** As large as its monitor, but for what a side lacks or has too much. */
const resized = (change: Partial<FrontWindow['window']>): FrontWindow => {
  const whole = film()
  return { ...whole, window: { ...whole.window, ...change } }
}

describe('isFullScreen()', () => {
  it.each<readonly [string, FrontWindow, boolean]>([
    ['a film', film(), true],
    ['one on a monitor left of and above the first', film(LEFT), true],
    ['a game that lies over the edges by a pixel', resized({ x: -1, width: 1922 }), true],
    ['one across two monitors', resized({ width: 3200 }), true],
    ['one with a border and no caption', { ...film(), style: 0x0080_0000 }, true],
    ['one that leaves the taskbar free', resized({ height: 1040 }), false],
    ['one that begins below the top', resized({ y: 1 }), false],
    ['one that begins right of the edge', resized({ x: 1 }), false],
    ['one that ends before the edge', resized({ width: 1919 }), false],
    ['a maximised one over a taskbar that hides', maximised(), false],
    ['a window on the desktop', letter(), false],
    ['the desktop', desktop(), false],
    ['the desktop with moving pictures behind its icons', desktop('WorkerW'), false],
    ['a taskbar', { ...film(), className: 'Shell_TrayWnd' }, false],
    ['the view of all windows', { ...film(), className: 'MultitaskingViewFrame' }, false],
  ])('%s', (_what, window, expected) => {
    expect(isFullScreen(window)).toBe(expected)
  })
})

describe('fullScreenOf()', () => {
  const beside = film(SECOND_MONITOR, 11)
  it.each<readonly [string, FrontWindow | null, FrontWindow | null, FrontWindow | null]>([
    ['none at all', null, null, null],
    ['a window, and none before', letter(), null, null],
    ['a film, and none before', film(), null, film()],
    ['a film on another monitor than the one before', beside, film(), beside],
    ['a film, that is closed or minimised now', letter(SECOND_MONITOR), null, null],
    ['a film, that fills its monitor no more', letter(SECOND_MONITOR), resized({ y: 40 }), null],
    ['a window beside the film', letter(SECOND_MONITOR), film(), film()],
    ['a window over the film', letter(), film(), null],
    ['nothing for a moment', null, film(), film()],
    ['the desktop beside the film', desktop(), film(), film()],
    ['a taskbar over the film', { ...letter(), className: 'Shell_TrayWnd' }, film(), film()],
  ])('%s', (_what, front, last, expected) => {
    expect(fullScreenOf(front, last)).toEqual(expected)
  })
})

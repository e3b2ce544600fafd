import type { Rectangle } from '@shared/body/areas'
import type { World } from '@shared/body/body'

const area = (x: number, y: number, width: number, height: number): Rectangle => ({
  x,
  y,
  width,
  height,
})

/** Work areas as real desks have them. */
export const DESKS: Readonly<Record<string, readonly Rectangle[]>> = {
  'one display, taskbar below': [area(0, 0, 1920, 1040)],
  'taskbar above': [area(0, 40, 1920, 1040)],
  'taskbar at the left': [area(62, 0, 1858, 1080)],
  'taskbar at the right': [area(0, 0, 1858, 1080)],
  'two side by side': [area(0, 0, 1920, 1040), area(1920, 0, 1920, 1040)],
  'the second to the left, of another scale': [area(0, 0, 1920, 1040), area(-1707, 0, 1707, 920)],
  'the second above': [area(0, 0, 1920, 1040), area(200, -1440, 2560, 1400)],
  'the second lower, and taller': [area(0, 0, 1536, 824), area(1536, 200, 2560, 1400)],
  'three, of three scales': [
    area(0, 0, 2560, 1392),
    area(2560, 300, 1280, 680),
    area(-1080, -400, 1080, 1872),
  ],
  'a gap between them': [area(0, 0, 1920, 1040), area(1982, 0, 1858, 1080)],
}

export const worldOf = (arena: readonly Rectangle[]): World => ({ arena, half: 72, height: 156 })
export const desk = (name: keyof typeof DESKS): World => worldOf(DESKS[name] ?? [])

import type { Scope } from './expression'

const SCREEN = { left: 0, top: 0, right: 1920, bottom: 1040, width: 1920, height: 1040 }

/**
 * The desk on which conditions are tried: a pet alone on the floor of a common screen, looking left, with a window
 * nearby. Which of an action's animations is imported depends on it; where a pet is later does not.
 */
export const DESK: Scope = {
  'mascot.anchor.x': 960,
  'mascot.anchor.y': 1040,
  'mascot.lookRight': false,
  'mascot.totalCount': 1,
  'mascot.count': 1,
  'mascot.bounds.width': 128,
  'mascot.bounds.height': 128,
  ...area('mascot.environment.workArea', SCREEN),
  ...area('mascot.environment.screen', SCREEN),
  ...area('mascot.environment.activeIE', {
    left: 300,
    top: 200,
    right: 1100,
    bottom: 800,
    width: 800,
    height: 600,
  }),
  'mascot.environment.activeIE.visible': true,
  'mascot.environment.floor.isOn': true,
  'mascot.environment.wall.isOn': false,
  'mascot.environment.ceiling.isOn': false,
  ...borders('mascot.environment.workArea', 'bottomBorder'),
  ...borders('mascot.environment.screen', null),
  ...borders('mascot.environment.activeIE', null),
  'mascot.environment.cursor.x': 700,
  'mascot.environment.cursor.y': 500,
  'mascot.environment.cursor.dx': 0,
  'mascot.environment.cursor.dy': 0,
  'environment.cursor.x': 700,
  'environment.cursor.y': 500,
  TargetX: 0,
  TargetY: 0,
  FootX: 960,
  footX: 960,
  Gap: 0,
  gap: 0,
}

/** Whether the pet is on each border of an area. */
function borders(name: string, under: string | null): Scope {
  const all = ['leftBorder', 'rightBorder', 'topBorder', 'bottomBorder']
  return Object.fromEntries(all.map((border) => [`${name}.${border}.isOn`, border === under]))
}

function area(name: string, sides: Readonly<Record<string, number>>): Scope {
  return Object.fromEntries(Object.entries(sides).map(([side, at]) => [`${name}.${side}`, at]))
}

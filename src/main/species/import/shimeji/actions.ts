import { refuse, shown } from '../../problem'
import { DESK } from './desk'
import { BadExpression, type Value, evaluate } from './expression'
import { inEnglish } from './tags'
import type { Element } from './xml'

/** A pose of an action: a picture, where its feet are, and how long it is seen. */
export interface Pose {
  readonly image: string
  readonly anchor: { readonly x: number; readonly y: number }
  /** In ticks of 40 ms. */
  readonly ticks: number
  /** How far it goes sideways in a tick, in the picture's pixels; its art goes to the left. */
  readonly velocity: number
  readonly line: number
}

const TYPES: ReadonlySet<string> = new Set([
  'Stay',
  'Move',
  'Animate',
  'Sequence',
  'Select',
  'Embedded',
])

/** The poses of each action that has any, by its name. Of several animations the first whose condition holds is taken. */
export function readActions(file: string, root: Element): ReadonlyMap<string, readonly Pose[]> {
  if (root.name !== 'Mascot')
    refuse('xml-element', `${shown(file)} begins with <${shown(root.name)}>; <Mascot> is wanted.`, {
      file,
      line: root.line,
    })
  const poses = new Map<string, readonly Pose[]>()
  const named = new Set<string>()
  const references: Element[] = []
  const visit = (element: Element, isTop: boolean): void => {
    if (element.name === 'ActionReference') references.push(element)
    if (element.name === 'Action') {
      const name = element.attributes['Name']
      checkAction(file, element, isTop)
      if (name !== undefined) {
        if (named.has(name))
          refuse('xml-attribute', `The action “${shown(name)}” is there twice.`, {
            file,
            line: element.line,
          })
        named.add(name)
        const shownPoses = posesOf(file, element)
        if (shownPoses.length > 0) poses.set(name, shownPoses)
      }
    }
    for (const child of element.children) visit(child, element.name === 'ActionList')
  }
  visit(root, false)
  for (const { attributes, line } of references) {
    const name = attributes['Name']
    if (name === undefined || !named.has(name))
      refuse('action-missing', `The action “${shown(name ?? '')}” is referred to and not there.`, {
        file,
        line,
      })
  }
  return poses
}

function checkAction(file: string, { attributes, line }: Element, isTop: boolean): void {
  const type = attributes['Type']
  if (type === undefined && isTop)
    refuse('xml-attribute', `The action “${shown(attributes['Name'] ?? '')}” has no Type.`, {
      file,
      line,
    })
  if (type !== undefined && !TYPES.has(inEnglish(type)))
    refuse('xml-attribute', `“${shown(type)}” is no Type of action.`, { file, line })
  if (isTop && attributes['Name'] === undefined)
    refuse('xml-attribute', 'An action has no Name.', { file, line })
}

function posesOf(file: string, action: Element): Pose[] {
  const animations = action.children.filter(({ name }) => name === 'Animation')
  const shownNow = animations.filter((animation) => holds(file, animation))
  const chosen = shownNow[0]
  // All are read, so that a mistake is found also in those that are not shown.
  const read = new Map(
    animations.map((animation) => [
      animation,
      animation.children.filter(({ name }) => name === 'Pose').map((pose) => readPose(file, pose)),
    ]),
  )
  return (chosen && read.get(chosen)) ?? []
}

function holds(file: string, { attributes, line }: Element): boolean {
  const condition = attributes['Condition']
  if (condition === undefined) return attributes['IsTurn'] !== 'true'
  return Boolean(valueOf(file, condition, line)) && attributes['IsTurn'] !== 'true'
}

function readPose(file: string, { attributes, line }: Element): Pose {
  const at = { file, line }
  const image = attributes['Image']
  if (image === undefined || image === '')
    return refuse('xml-attribute', 'A pose has no Image.', at)
  const anchor = pair(attributes['ImageAnchor'] ?? '')
  if (anchor === null)
    return refuse(
      'xml-attribute',
      `A pose’s ImageAnchor is “x,y”, not “${shown(attributes['ImageAnchor'] ?? '')}”.`,
      at,
    )
  const velocity = pair(attributes['Velocity'] ?? '0,0')
  if (velocity === null)
    return refuse(
      'xml-attribute',
      `A pose’s Velocity is “x,y”, not “${shown(attributes['Velocity'] ?? '')}”.`,
      at,
    )
  const ticks = valueOf(file, attributes['Duration'] ?? '', line)
  if (typeof ticks !== 'number' || !Number.isFinite(ticks) || ticks <= 0 || ticks > 100_000)
    return refuse(
      'xml-attribute',
      `A pose’s Duration is a number of ticks above 0, not “${shown(attributes['Duration'] ?? '')}”.`,
      at,
    )
  return { image, anchor, ticks, velocity: velocity.x, line }
}

function pair(text: string): { readonly x: number; readonly y: number } | null {
  const match = /^\s*(-?\d{1,5})\s*,\s*(-?\d{1,5})\s*$/.exec(text)
  return match ? { x: Number(match[1]), y: Number(match[2]) } : null
}

function valueOf(file: string, text: string, line: number): Value {
  try {
    return evaluate(text, DESK)
  } catch (error) {
    if (!(error instanceof BadExpression)) throw error
    return refuse('expression', `“${shown(text)}” is not evaluated: ${error.message}.`, {
      file,
      line,
    })
  }
}

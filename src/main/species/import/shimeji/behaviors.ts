import type { ImportProblem } from '@shared/contract/species'
import { problem, refuse, shown } from '../../problem'
import type { Element } from './xml'

/** What Shimeji-ee cannot do without, in its words and in the original's. */
const REQUIRED: readonly (readonly [string, string])[] = [
  ['ChaseMouse', 'マウスの周りに集まる'],
  ['Fall', '落下する'],
  ['Dragged', 'ドラッグされる'],
  ['Thrown', '投げられる'],
]

/** Checks a package's behaviours. Familiar's own are used; what is missing is told and does no harm. */
export function checkBehaviors(file: string, root: Element): ImportProblem[] {
  if (root.name !== 'Mascot')
    refuse('xml-element', `${shown(file)} begins with <${shown(root.name)}>; <Mascot> is wanted.`, {
      file,
      line: root.line,
    })
  const named = new Set<string>()
  const visit = (element: Element): void => {
    if (element.name === 'Behavior') {
      const { Name: name, Frequency: frequency } = element.attributes
      const at = { file, line: element.line }
      if (name === undefined) refuse('xml-attribute', 'A behavior has no Name.', at)
      if (frequency !== undefined && !/^\d{1,9}$/.test(frequency.trim()))
        refuse(
          'xml-attribute',
          `A behavior’s Frequency is a whole number, not “${shown(frequency)}”.`,
          at,
        )
      named.add(name)
    }
    element.children.forEach(visit)
  }
  visit(root)
  return REQUIRED.flatMap(([english, japanese]) =>
    named.has(english) || named.has(japanese)
      ? []
      : [
          problem(
            'behavior-missing',
            `${shown(file)} has no behavior “${english}”. Familiar’s own is used.`,
            {
              file,
            },
          ),
        ],
  )
}

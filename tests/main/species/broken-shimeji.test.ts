import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/main/species/limits'
import { png, pose } from '../../fixtures/pets/pictures'
import { type FileMap, refusal, species, text } from '../../fixtures/pets/reading'
import { type Case, expectRefused, named } from '../../fixtures/pets/refused-case'
import { BEHAVIORS, STAND, actionsXml, shimejiPictures } from '../../fixtures/pets/shimeji-set'

const mochi = (actions: string, behaviors?: string): FileMap =>
  new Map([
    ...shimejiPictures([1, 2]),
    ['img/Mochi/conf/actions.xml', text(actions)],
    ...(behaviors === undefined
      ? []
      : [['img/Mochi/conf/behaviors.xml', text(behaviors)] as const]),
  ])
const ACTIONS_FILE = 'img/Mochi/conf/actions.xml'
const BEHAVIORS_FILE = 'img/Mochi/conf/behaviors.xml'
const posed = (attributes: string): FileMap =>
  mochi(
    actionsXml(
      `<Action Name="Stand" Type="Stay"><Animation><Pose ${attributes} /></Animation></Action>`,
    ),
  )
const conditioned = (condition: string): FileMap =>
  mochi(actionsXml(STAND.replace('<Animation>', `<Animation Condition="${condition}">`)))
const SHIMEJI: readonly Case[] = [
  [
    'no picture to stand in',
    new Map([...shimejiPictures([2, 3])]),
    'state-missing',
    null,
    {},
    'It neither stands nor sits: a pet needs a pose to stand still in.',
  ],
  [
    'two image sets',
    new Map([...shimejiPictures([1]), ...shimejiPictures([1], 'img/Miso')]),
    'one-pet',
    null,
    {},
    'There are 2 pets in it, such as img/Mochi and img/Miso. Choose the folder of one.',
  ],
  [
    'a picture that is empty',
    new Map([['img/Mochi/shime1.png', png(8, 8, [])]]),
    'frame-missing',
    null,
    {},
    'A picture of “stand” is empty.',
  ],
  [
    'a picture that is damaged',
    new Map([['img/Mochi/shime1.png', pose(32).subarray(0, 60)]]),
    'image-damaged',
    'img/Mochi/shime1.png',
    {},
    'img/Mochi/shime1.png is damaged and cannot be decoded.',
  ],
  [
    'XML that is none',
    mochi('<Mascot><ActionList></Mascot>'),
    'xml-syntax',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} is not XML from line 1 on.`,
  ],
  [
    'nothing where XML should be',
    mochi(' '),
    'xml-syntax',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} is not XML from line 1 on.`,
  ],
  [
    'a document type',
    mochi(`<!DOCTYPE Mascot [<!ENTITY a "b">]>\n<Mascot>&a;</Mascot>`),
    'xml-doctype',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} has a document type; a pet needs none.`,
  ],
  [
    'elements without end',
    mochi(`<Mascot>${'<a>'.repeat(70)}`),
    'xml-element',
    ACTIONS_FILE,
    { line: 1 },
    `${ACTIONS_FILE} has more elements than a pet needs.`,
  ],
  [
    'another document',
    mochi(actionsXml(STAND, 'svg')),
    'xml-element',
    ACTIONS_FILE,
    { line: 2 },
    `${ACTIONS_FILE} begins with <svg>; <Mascot> is wanted.`,
  ],
  [
    'XML that is too large',
    mochi(`<Mascot>${' '.repeat(1024 * 1024)}</Mascot>`),
    'text-size',
    ACTIONS_FILE,
    {},
    `${ACTIONS_FILE} is larger than 1 MiB.`,
  ],
  [
    'a picture that is not there',
    posed('Image="/shime9.png" ImageAnchor="1,1" Duration="1"'),
    'image-missing',
    ACTIONS_FILE,
    { line: 4 },
    'The picture shime9.png is not in the package.',
  ],
  [
    'a pose without a picture',
    posed('ImageAnchor="1,1" Duration="1"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose has no Image.',
  ],
  [
    'a pose without feet',
    posed('Image="/shime1.png" Duration="1"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose’s ImageAnchor is “x,y”, not “”.',
  ],
  [
    'a velocity that is none',
    posed('Image="/shime1.png" ImageAnchor="1,1" Velocity="fast" Duration="1"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose’s Velocity is “x,y”, not “fast”.',
  ],
  [
    'a pose of no duration',
    posed('Image="/shime1.png" ImageAnchor="1,1" Duration="0"'),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'A pose’s Duration is a number of ticks above 0, not “0”.',
  ],
  [
    'an action without a type',
    mochi(actionsXml('<Action Name="Stand" />')),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'The action “Stand” has no Type.',
  ],
  [
    'a type nobody knows',
    mochi(actionsXml('<Action Name="Stand" Type="Fly" />')),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    '“Fly” is no Type of action.',
  ],
  [
    'an action without a name',
    mochi(actionsXml('<Action Type="Stay" />')),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 4 },
    'An action has no Name.',
  ],
  [
    'an action twice',
    mochi(actionsXml(`${STAND}\n${STAND}`)),
    'xml-attribute',
    ACTIONS_FILE,
    { line: 7 },
    'The action “Stand” is there twice.',
  ],
  [
    'a reference to nothing',
    mochi(
      actionsXml(
        `${STAND}\n<Action Name="A" Type="Sequence"><ActionReference Name="B" /></Action>`,
      ),
    ),
    'action-missing',
    ACTIONS_FILE,
    { line: 7 },
    'The action “B” is referred to and not there.',
  ],
  [
    'an expression that is none',
    conditioned('#{1 +}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{1 +}” is not evaluated: it cannot be read.',
  ],
  [
    'an expression that calls',
    conditioned('#{java.lang.System.exit(0)}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{java.lang.System.exit(0)}” is not evaluated: it calls “java.lang.System.exit”.',
  ],
  [
    'an expression that asks what nobody knows',
    conditioned('#{mascot.environment.desk.isOn(mascot.anchor)}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{mascot.environment.desk.isOn(mascot.anchor)}” is not evaluated: it calls “mascot.environment.desk.isOn”.',
  ],
  [
    'an expression that asks of no point',
    conditioned('#{mascot.environment.floor.isOn(mascot)}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{mascot.environment.floor.isOn(mascot)}” is not evaluated: it calls “mascot.environment.floor.isOn”.',
  ],
  [
    'an expression that calls while it asks',
    conditioned('#{mascot.environment.floor.isOn(mascot.anchor.clone())}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{mascot.environment.floor.isOn(mascot.anchor.clone())}” is not evaluated: it reaches into something.',
  ],
  [
    'an expression that calls a number',
    conditioned('#{mascot.totalCount(mascot.anchor)}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{mascot.totalCount(mascot.anchor)}” is not evaluated: it calls “mascot.totalCount”.',
  ],
  [
    'an expression that reaches into things',
    conditioned("#{mascot['constructor']}"),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    "“#{mascot['constructor']}” is not evaluated: it reaches into something.",
  ],
  [
    'an expression that asks for a prototype',
    conditioned('#{mascot.__proto__}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{mascot.__proto__}” is not evaluated: it asks for “mascot.__proto__”.',
  ],
  [
    'an expression of this',
    conditioned('#{this}'),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    '“#{this}” is not evaluated: it does more than calculate.',
  ],
  [
    'expressions in each other',
    conditioned(`#{${'-'.repeat(60)}1}`),
    'expression',
    ACTIONS_FILE,
    { line: 5 },
    `“#{${'-'.repeat(60)}1}” is not evaluated: it is nested too deeply.`,
  ],
  [
    'behaviors of another document',
    mochi(actionsXml(STAND), '<Nothing />'),
    'xml-element',
    BEHAVIORS_FILE,
    { line: 1 },
    `${BEHAVIORS_FILE} begins with <Nothing>; <Mascot> is wanted.`,
  ],
  [
    'a behavior without a name',
    mochi(actionsXml(STAND), BEHAVIORS.replace('Name="Fall" ', '')),
    'xml-attribute',
    BEHAVIORS_FILE,
    { line: 4 },
    'A behavior has no Name.',
  ],
  [
    'a behavior of no frequency',
    mochi(actionsXml(STAND), BEHAVIORS.replace('Frequency="0"', 'Frequency="often"')),
    'xml-attribute',
    BEHAVIORS_FILE,
    { line: 4 },
    'A behavior’s Frequency is a whole number, not “often”.',
  ],
  [
    'nothing to stand in',
    mochi(actionsXml(STAND.replace('Stand', 'Fly'))),
    'state-missing',
    ACTIONS_FILE,
    {},
    'It neither stands nor sits: a pet needs a pose to stand still in.',
  ],
]
describe('a Shimeji is refused for', () => {
  test.each(named(SHIMEJI))('%s', (_what, one) => expectRefused(one))
})

test('pixels are counted over all pictures of a package', async () => {
  const limits = { ...LIMITS, pixels: 32 * 32 * 3 }
  const [problem] = await refusal(shimejiPictures(), undefined, limits)
  expect(problem).toMatchObject({ rule: 'image-pixels' })
})

test('a behavior that is missing is told and does not stand in the way', async () => {
  const shy = await species(
    mochi(actionsXml(STAND), BEHAVIORS.replace(/<Behavior Name="Thrown".*\/>/, '')),
  )
  expect(shy.notes).toMatchObject([{ rule: 'behavior-missing', file: BEHAVIORS_FILE }])
})

// @ts-check
// Beside somebody who concentrates: the same calm, headphones on, hardly a movement.

import { clip } from '../../motion/clip.mjs'
import { lay } from '../../motion/tracks.mjs'
import { lap } from './gestures.mjs'

const absorbed = () =>
  lay(lap(), {
    'head.phones': true, 'head.tilt': 0, 'head.pitch': 0.2, 'head.y': 5, 'head.mouth.wide': 0.85,
    'head.eyes.*.lid': 0.42, 'head.eyes.*.soft': 0, 'head.eyes.*.slant': 7, 'head.eyes.*.lower': 0.3, 'head.eyes.*.lookY': 2.5, 'head.eyes.*.brow': 2,
    'head.ears.0.turn': 22, 'head.ears.1.turn': 30,
  })

/** Breathes, nods to a slow beat. */
export const focus = clip({
  rest: absorbed,
  durations: [420, 180, 180, 420, 180, 180],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [3, 0.02], [6, 0]],
    '+head.y': [[0, 0], [1, 1.4], [2, 0.4], [3, -0.6], [4, 1], [5, 0.2], [6, 0]],
    '+head.tilt': [[0, -2], [3, 2], [6, -2]],
    '+head.eyes.*.lid': [[0, 0], [2, 0.08], [3, 0], [4, 0.1], [6, 0]],
    '+head.ears.0.turn': [[0, 0], [1, 3], [3, 0], [4, 2], [6, 0]],
    '+tail.curl': [[0, 0], [2, 8], [4, -8], [6, 0]],
  },
})

import { type Rgb, contrast, mix, readHex, toHex } from './colour'

/** The accent in one theme: for shapes, and, strong enough for text, as ink. */
export interface AccentTones {
  readonly shape: string
  readonly ink: string
}

export interface Accent {
  readonly light: AccentTones
  readonly dark: AccentTones
}

/** Coats by name, in the tones of light and dark. */
const COATS: Readonly<Record<string, readonly [string, string]>> = {
  amber: ['#e07b39', '#f09a5c'],
  green: ['#3f9d7d', '#5fbf9c'],
  blue: ['#5b7bd5', '#86a3f0'],
  plum: ['#b3679b', '#d48fbd'],
}
const DEFAULT_COAT = ['#e07b39', '#f09a5c'] as const

/** The surface of each theme that is hardest to read on: the track. Ink that is readable there is readable on all. */
const LIGHT = { ground: [239, 232, 220], far: [43, 38, 34] } as const
const DARK = { ground: [50, 45, 38], far: [255, 253, 249] } as const

/** Text needs 4.5 to 1 (WCAG AA); a little more, so that rounding never falls below. */
const INK_CONTRAST = 4.6
/** A shape also has its number beside it; it must still stand out from its track. */
const SHAPE_CONTRAST = 2

/** Can an accent be made of this colour without asking its species? */
export function isAccentKnown(colour: string): boolean {
  return Object.hasOwn(COATS, colour.toLowerCase()) || readHex(colour) !== null
}

/** The page's accent for a pet's colour: a coat's name or `#rrggbb`. A name nobody knows gets the first coat's. */
export function accentOf(colour: string): Accent {
  const own = readHex(colour)
  const [light, dark] = COATS[colour.toLowerCase()] ?? DEFAULT_COAT
  return {
    light: tones(own ?? readHex(light), LIGHT),
    dark: tones(own ?? readHex(dark), DARK),
  }
}

function tones(base: Rgb | null, theme: { readonly ground: Rgb; readonly far: Rgb }): AccentTones {
  const colour = base ?? theme.far
  return {
    shape: toHex(readable(colour, theme, SHAPE_CONTRAST)),
    ink: toHex(readable(colour, theme, INK_CONTRAST)),
  }
}

/** Moves a colour away from its ground until it stands out enough. */
function readable(
  colour: Rgb,
  { ground, far }: { readonly ground: Rgb; readonly far: Rgb },
  least: number,
): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, far, share)
    if (contrast(candidate, ground) >= least) return candidate
  }
  return far
}

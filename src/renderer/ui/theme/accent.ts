import { type Rgb, contrast, lightnessOf, readHex, toHex, withLightness } from './colour'

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
const COATS: Readonly<Record<string, readonly [light: Rgb, dark: Rgb]>> = {
  amber: [
    [0xe0, 0x7b, 0x39],
    [0xf0, 0x9a, 0x5c],
  ],
  green: [
    [0x3f, 0x9d, 0x7d],
    [0x5f, 0xbf, 0x9c],
  ],
  blue: [
    [0x5b, 0x7b, 0xd5],
    [0x86, 0xa3, 0xf0],
  ],
  plum: [
    [0xb3, 0x67, 0x9b],
    [0xd4, 0x8f, 0xbd],
  ],
}
const FIRST_COAT = 'amber'

/** The surface of each theme that is hardest to read on: the track. Ink that is readable there is readable on all. */
const LIGHT: Theme = { ground: [239, 232, 220], step: -0.01 }
const DARK: Theme = { ground: [50, 45, 38], step: 0.01 }

interface Theme {
  readonly ground: Rgb
  /** Which way leads away from the ground. */
  readonly step: number
}

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
  const [light, dark] = own ? [own, own] : coatOf(colour)
  return { light: tones(light, LIGHT), dark: tones(dark, DARK) }
}

function coatOf(name: string): readonly [Rgb, Rgb] {
  const known = name.toLowerCase()
  const coat = COATS[Object.hasOwn(COATS, known) ? known : FIRST_COAT]
  if (!coat) throw new Error('The first coat is missing.')
  return coat
}

function tones(colour: Rgb, theme: Theme): AccentTones {
  return {
    shape: toHex(readable(colour, theme, SHAPE_CONTRAST)),
    ink: toHex(readable(colour, theme, INK_CONTRAST)),
  }
}

/** Darkens or lightens a colour until it stands out from the ground enough. */
function readable(colour: Rgb, { ground, step }: Theme, least: number): Rgb {
  let candidate = colour
  let lightness = lightnessOf(colour)
  while (contrast(candidate, ground) < least && lightness > 0 && lightness < 1) {
    lightness += step
    candidate = withLightness(colour, Math.min(1, Math.max(0, lightness)))
  }
  return candidate
}

/** A colour as red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number]

/** Reads `#rgb` or `#rrggbb`; null for anything else. */
export function readHex(text: string): Rgb | null {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())
  const digits = match?.[1]
  if (digits === undefined) return null
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const channel = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16)
  return [channel(0), channel(2), channel(4)]
}

/** The `#rrggbb` of a colour. */
export function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** How far two colours stand apart, as WCAG 2 counts it: 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/** The same hue, lighter or darker: lightness from 0 (black) to 1 (white), as HSL has it. */
export function withLightness(colour: Rgb, lightness: number): Rgb {
  const [most, least] = [Math.max(...colour), Math.min(...colour)]
  const middle = (most + least) / 2
  const spread = most - least
  // How strong the colour is for its lightness; it stays as strong at another.
  const saturation = spread === 0 ? 0 : spread / (255 - Math.abs(2 * middle - 255))
  const reach = saturation * (0.5 - Math.abs(lightness - 0.5)) * 255
  const channel = (value: number): number =>
    Math.round(
      Math.min(
        255,
        Math.max(0, lightness * 255 + (spread === 0 ? 0 : ((value - middle) / spread) * 2 * reach)),
      ),
    )
  return [channel(colour[0]), channel(colour[1]), channel(colour[2])]
}

/** A colour's lightness, from 0 to 1. */
export function lightnessOf(colour: Rgb): number {
  return (Math.max(...colour) + Math.min(...colour)) / 510
}

function luminance(colour: Rgb): number {
  const linear = (channel: number): number => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const [red, green, blue] = colour
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

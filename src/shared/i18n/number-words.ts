import { formatNumber } from './messages'

/** A change for reading: `+6`, `−9` with a real minus, `0` for none. */
export function signed(value: number): string {
  const words = formatNumber(Math.abs(value))
  if (words === '0') return '0'
  return value < 0 ? `−${words}` : `+${words}`
}

/** `1st`, `2nd`, `3rd`, `12th`. */
export function ordinal(count: number): string {
  const tens = Math.abs(count) % 100
  const ones = tens % 10
  const suffix =
    tens >= 11 && tens <= 13
      ? 'th'
      : ones === 1
        ? 'st'
        : ones === 2
          ? 'nd'
          : ones === 3
            ? 'rd'
            : 'th'
  return `${formatNumber(count)}${suffix}`
}

const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** `512 bytes`, `19.4 MB`: decimal units, as file managers show them. */
export function sizeWords(bytes: number): string {
  const step = Math.min(BYTE_UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** step)} ${BYTE_UNITS[step] ?? ''}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

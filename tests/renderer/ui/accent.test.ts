import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accentOf } from '../../../src/renderer/ui/theme/accent'
import { contrast, readHex } from '../../../src/renderer/ui/theme/colour'

const LIGHT = ['#f6f2ea', '#fffdf9', '#efe8dc']
const DARK = ['#191713', '#221f1a', '#322d26']
const against = (ink: string, grounds: string[]): number =>
  Math.min(...grounds.map((ground) => contrast(readHex(ink)!, readHex(ground)!)))

describe('accentOf()', () => {
  test('gives ink that can be read on every surface of both themes, whatever the coat', () => {
    const hex = fc
      .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
      .map((rgb) => `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`)
    fc.assert(
      fc.property(hex, (colour) => {
        const { light, dark } = accentOf(colour)
        expect(against(light.ink, LIGHT)).toBeGreaterThanOrEqual(4.5)
        expect(against(dark.ink, DARK)).toBeGreaterThanOrEqual(4.5)
        expect(against(light.shape, ['#efe8dc'])).toBeGreaterThanOrEqual(1.95)
        expect(against(dark.shape, ['#322d26'])).toBeGreaterThanOrEqual(1.95)
      }),
    )
  })

  test('keeps the look’s own accents as they are', () => {
    expect(accentOf('amber').light.shape).toBe('#e07b39')
    expect(accentOf('Blue').dark.shape).toBe('#86a3f0')
  })

  test('does not fail for a colour nobody knows', () => {
    expect(accentOf('heliotrope')).toEqual(accentOf('amber'))
    expect(accentOf('constructor')).toEqual(accentOf('amber'))
  })
})

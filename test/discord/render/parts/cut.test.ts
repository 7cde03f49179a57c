import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutText } from '../../../../src/discord/render/parts/cut.ts'

test('a text is cut to as much of its beginning as fits, and never inside a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, max) => {
      const cut = cutText(text, max)
      expect(text.startsWith(cut)).toBe(true)
      expect(cut.isWellFormed()).toBe(true)
      expect(cut.length).toBeLessThanOrEqual(max)
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, max - 1))
    }),
  )
})

test('a text of a million characters is cut like any other', () => {
  expect(cutText('😀'.repeat(1_000_000), 5)).toBe('😀😀')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../../src/bank/load.ts'
import { hiddenCharacter } from '../../../src/bank/parse/characters.ts'
import { folderOf, marksOf, questionOf, SKY, sky } from '../sample.ts'

const hiddenIn = (text: string) => marksOf(text).filter(mark => mark.endsWith('character-hidden'))

describe('a character that no one can see is warned of', () => {
  test.each([
    [
      'that overrides the order',
      'user\u202e nimda',
      'U+202E changes the order in which a text is shown: delete it',
    ],
    [
      'that isolates a part',
      'a \u2066b\u2069 c',
      'U+2066 changes the order in which a text is shown: delete it',
    ],
    ['that marks a direction', 'a\u200fb', 'U+200F changes the order in which a text is shown: delete it'],
    ['a soft hyphen', 'pla\u00adnet', 'an invisible character (U+00AD): delete it'],
    ['a space without width', 'Which\u200b one?', 'an invisible character (U+200B): delete it'],
    ['an escape', 'red\u001b[31m', 'an invisible character (U+001B): delete it'],
    ['a filler', 'a\u3164', 'an invisible character (U+3164): delete it'],
    ['a tag', 'a\u{e0041}', 'an invisible character (U+E0041): delete it'],
    ['a joiner behind a letter', 'plan\u200det', 'an invisible character (U+200D): delete it'],
  ])('%s', (_, text, message) => {
    expect(hiddenCharacter(text)).toBe(message)
  })

  test.each([
    ['emoji', '👨‍👩‍👧‍👦 🏳️‍🌈 1️⃣ ❤️'],
    ['the flag of Wales', '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} flag'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['Hebrew with marks of direction', 'שלום\u200f (abc)\u200e'],
    ['code with tabs', 'a\n\tb\r\n'],
    ['accents', 'é e\u0301 Ω 語'],
  ])('but not in %s', (_, text) => {
    expect(hiddenCharacter(text)).toBeNull()
  })

  test('wherever it is, with its place, and the question is played', () => {
    const files: readonly (readonly [string, string])[] = [
      [sky('noon', 'no\u200bon'), '2:11'],
      [sky('Green', 'Gr\u202eeen'), '6:6'],
      [sky('"Green"', '{ text: Green, rationale: "a\u2067" }'), '6:14'],
      [sky('blue', 'bl\u00adue'), '9:14'],
      [sky('answer', 'domain: "a\u200bb"\nanswer'), '8:9'],
      [sky('answer', 'tags: ["a\u200bb"]\nanswer'), '8:7'],
    ]
    for (const [file, place] of files) {
      expect(hiddenIn(file)).toEqual([`${place} character-hidden`])
      expect(questionOf(file)).toBeTruthy()
    }
    expect(hiddenIn(SKY)).toEqual([])
  })

  test('in bank.yaml too', () => {
    const yaml = 'title: "a\u202eb"\ndescription: "a\u200bb"\ndomains: [{ name: "a\u2066", weight: 1 }]\n'
    const { problems } = loadLibrary(folderOf({ 'b/bank.yaml': yaml, 'b/q.md': SKY }))
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(
      [1, 2, 3].map(line => `${line} character-hidden`),
    )
  })

  test('whichever of the controls of direction it is', () => {
    const control = fc.constantFrom(...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')
    fc.assert(
      fc.property(fc.string(), control, fc.string(), (before, sign, after) => {
        expect(hiddenCharacter(before + sign + after)).toContain('order')
      }),
    )
  })
})

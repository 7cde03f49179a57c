import fc from 'fast-check'
import { expect } from 'vitest'
import type { Format } from '../../../../src/authoring/import/formats/format.ts'
import type { SourceQuestion } from '../../../../src/authoring/import/source-entry.ts'
import { foundBy } from '../sample.ts'

/** Ways to say in one line what a format finds in a text. */
export const readerOf = (format: Format) => {
  const read = (text: string) => foundBy(format, text)
  return {
    read,
    /** The one question that is all there is. */
    only: (text: string): SourceQuestion => {
      const found = read(text)
      expect(found).toMatchObject([{ kind: 'question' }])
      return found[0] as SourceQuestion
    },
    /** `7 question`, `9 options-gap`: each with its line. */
    codes: (text: string) =>
      read(text).map(found => `${found.line} ${found.kind === 'refused' ? found.code : found.kind}`),
  }
}

export const textsOf = ({ options }: SourceQuestion): string[] => options.map(({ text }) => text)

/** Signs that a reader of Markdown must not stumble over, whatever its options look like. */
export const MARKDOWN_SIGNS: readonly string[] = [
  '# ',
  '\n',
  '\n\n',
  '  ',
  '```',
  '> ',
  '1. ',
  '**',
  '---',
  '![a](b)',
  '<details>',
  '</summary>',
  '<!--',
  'Explanation:',
  'https://a.b',
  'word',
]

/** Out of any text, and of a format's own signs in any order, it makes something, on lines that are in the text. */
export const expectNeverThrows = (format: Format, signs: readonly string[]): void => {
  const ofSigns = (between: string) =>
    fc
      .array(fc.constantFrom(...signs, '\0', '\ud800', '\ue000'), { maxLength: 60 })
      .map(all => all.join(between))
  const text = fc.oneof(fc.string({ unit: 'binary-ascii' }), ofSigns(''), ofSigns('\n'))
  fc.assert(
    fc.property(text, it => {
      format.recognises(it)
      for (const { line } of foundBy(format, it)) expect(line).toBeLessThanOrEqual(it.split('\n').length)
    }),
    { numRuns: 500 },
  )
}

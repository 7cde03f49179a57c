import { expect } from 'vitest'
import type { Format } from '../../../../src/bank/import/formats/format.ts'
import type { FoundQuestion } from '../../../../src/bank/import/found.ts'
import { foundBy } from '../sample.ts'

/** Ways to say in one line what a format finds in a text. */
export const readerOf = (format: Format) => {
  const read = (text: string) => foundBy(format, text)
  return {
    read,
    /** The one question that is all there is. */
    only: (text: string): FoundQuestion => {
      const found = read(text)
      expect(found).toMatchObject([{ kind: 'question' }])
      return found[0] as FoundQuestion
    },
    /** `7 question`, `9 options-gap`: each with its line. */
    codes: (text: string) =>
      read(text).map(found => `${found.line} ${found.kind === 'refused' ? found.code : found.kind}`),
  }
}

export const textsOf = ({ options }: FoundQuestion): string[] => options.map(({ text }) => text)

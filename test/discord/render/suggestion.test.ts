import { describe, expect, test } from 'vitest'
import { checkQuestion } from '../../../src/audit/check-question.ts'
import { managedSuggestionBody } from '../../../src/discord/render/suggestion/managed.ts'
import { ownSuggestionBody } from '../../../src/discord/render/suggestion/own.ts'
import { fileTextOf } from '../../../src/quiz/suggestion/bank-files.ts'
import { readSuggestion } from '../../../src/quiz/suggestion/read-suggestion.ts'
import { en } from '../../../src/words/en/index.ts'
import { questionFiles } from '../../quiz/question-files.ts'
import { sampleSuggestion } from '../../store/sample.ts'
import { textOf } from './read.ts'

const FORM = {
  text: 'Which planet turns slowest?',
  options: '*Venus\nMars\nJupiter',
  explanation: 'It turns once in 243 days.',
  sources: 'https://example.org/days',
}

const viewOf = (typed: Partial<typeof FORM>, state: 'draft' | 'sent') => {
  const suggestion = sampleSuggestion({ state, content: readSuggestion({ ...FORM, ...typed }) })
  const checked = checkQuestion(fileTextOf(questionFiles.write, suggestion), { bank: '1', name: 'q' })
  return { suggestion, ...checked, similar: [] }
}

const previewOf = (typed: Partial<typeof FORM>): string =>
  textOf(ownSuggestionBody(viewOf(typed, 'draft'), en))

const managedOf = (typed: Partial<typeof FORM>): string =>
  textOf(
    managedSuggestionBody(
      { ...viewOf(typed, 'sent'), claimedBy: null, isOwnClaim: false, trial: null },
      null,
      en,
    ),
  )

describe('the preview of a suggestion', () => {
  test('says what is wrong in the words of the form, since who typed it has seen no file', () => {
    const broken = [
      { options: '*Venus' },
      { options: '' },
      { options: [...'*BCDEFGHIJKLMNOPQRSTUVWXYZ'].join('\n') },
      { text: 'Which planets turn slowly? (Choose two.)' },
      { text: '–' },
      { explanation: '–' },
      { explanation: '', sources: '' },
      { sources: 'the handbook' },
    ]
    for (const typed of broken) {
      const text = previewOf(typed)
      expect(text).toMatch(/Must be fixed|Could be better/)
      expect(text).not.toMatch(/`(question|options:?|answer|explanation|references)`|: "…"|letter of/)
    }
  })

  test('says the same only once', () => {
    expect(previewOf({ sources: 'see the handbook' }).match(/isn’t a link/g)).toHaveLength(1)
  })

  test('has the letters that findings are about, whether or not it can be asked', () => {
    const equal = previewOf({ options: '*Venus\nMars\nMars' })
    expect(equal).toContain('options B and C')
    expect(equal).toContain('**B** · Mars')
    for (const text of ['Venus', 'Mars', 'Jupiter'].map((name, n) => `**${'ABC'[n]}** · ${name}`))
      expect(previewOf({})).toContain(text)
  })
})

test('managers see where the links of a suggestion lead, whatever their text says', () => {
  expect(managedOf({ text: 'Which [planet](https://exаmple.org/x) turns slowest?' })).toContain(
    'Links to <https://xn--exmple-4nf.org> · <https://example.org>',
  )
  expect(managedOf({ sources: '' })).not.toContain('Links to')
  const many = Array.from({ length: 20 }, (_, n) => `https://${n}.example.org`).join(' ')
  expect(managedOf({ sources: many })).toContain('<https://5.example.org> · …')
})

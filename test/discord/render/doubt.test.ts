import { expect, test } from 'vitest'
import { doubtText, fileChangeText } from '../../../src/discord/render/curation/doubts.ts'
import type { Fix } from '../../../src/quiz/correction.ts'
import type { ItemAnalysis } from '../../../src/quiz/items/item-analysis.ts'
import { wordsFor } from '../../../src/words/index.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { sampleCorrection } from '../../store/sample.ts'
import { sampleAnalysis } from '../../store/sample-analysis.ts'

test('a doubt that is too early says whether the key may be wrong, or not the only right one', () => {
  const question = sampleQuestion()
  const say = (given: Partial<ItemAnalysis>) =>
    doubtText(
      sampleAnalysis(question, { state: 'watch', suggestedKey: ['C'], answers: 30, ...given }),
      question,
      wordsFor('en-US'),
    )
  expect(say({ pKeyWrong: 0.4, pAmbiguous: 0.1 })).toBe(
    'Too early to say, but maybe C instead of B (40%), 30 answers',
  )
  expect(say({ pKeyWrong: 0.1, pAmbiguous: 0.35 })).toBe(
    'Too early to say, but C may be correct as well as B (35%), 30 answers',
  )
})

test('a change of its file says which key is new, or what is accepted beside it', () => {
  const say = (fix: Fix) => fileChangeText(sampleCorrection({ was: ['B'], fix }), wordsFor('en-US'))
  expect(say({ kind: 'key', answer: ['C'] })).toMatch(/^Its file now says C instead of B\./)
  expect(say({ kind: 'accept', accepted: ['C'] })).toMatch(/^Its file now accepts C as well\./)
})

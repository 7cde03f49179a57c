import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlertEvidence, alertsOf, isFit } from '../../../src/quiz/items/alerts.ts'
import {
  ATTENTION_GROUPS,
  type Ranked,
  rankAttention,
  suspicionAbout,
} from '../../../src/quiz/items/attention.ts'
import { PRIOR } from '../../../src/quiz/items/suspicion.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import { sampleAnalysis } from '../../store/sample-analysis.ts'

const question = sampleQuestion()
const nothing: AlertEvidence = { analysis: null, clearance: null, doubters: 0 }
const doubted = sampleAnalysis(question, { state: 'suspect', suggestedKey: ['C'], answers: 30 })

describe('a question needs someone', () => {
  test('when the answers say that its key is wrong, or three people do', () => {
    expect(alertsOf(question, nothing)).toEqual([])
    expect(alertsOf(question, { ...nothing, analysis: doubted })).toEqual(['answers'])
    expect(alertsOf(question, { ...nothing, doubters: 2 })).toEqual([])
    expect(alertsOf(question, { ...nothing, analysis: doubted, doubters: 3 })).toEqual(['answers', 'reports'])
    const watched = sampleAnalysis(question, { state: 'watch' })
    expect(alertsOf(question, { ...nothing, analysis: watched })).toEqual([])
  })

  test('not when an owner found it to be fine, until there are many more answers', () => {
    const clearance = { hash: question.hash, answers: 30 }
    expect(alertsOf(question, { ...nothing, analysis: doubted, clearance })).toEqual([])
    const later = { ...doubted, answers: 60 }
    expect(alertsOf(question, { ...nothing, analysis: later, clearance })).toEqual(['answers'])
  })

  test('not for what was said about its key from before, nor once the other answer is right as well', () => {
    const corrected = { ...question, answer: ['C'] }
    expect(alertsOf(corrected, { ...nothing, analysis: doubted })).toEqual([])
    const accepting = { ...question, accepted: [['C']] }
    expect(alertsOf(accepting, { ...nothing, analysis: doubted })).toEqual([])
    expect(alertsOf({ ...question, hash: 'another' }, { ...nothing, analysis: doubted })).toEqual([])
  })

  test('when it has been on trial for 30 answers', () => {
    const trial = { ...question, status: 'trial' } as const
    const analysis = (answers: number) => sampleAnalysis(question, { answers })
    expect(alertsOf(trial, { ...nothing, analysis: analysis(29) })).toEqual([])
    expect(alertsOf(trial, { ...nothing, analysis: analysis(30) })).toEqual(['trial'])
    expect(alertsOf(question, { ...nothing, analysis: analysis(30) })).toEqual([])
  })
})

test('a question on trial is fit when nothing speaks against its key and it tells people apart', () => {
  expect(isFit(sampleAnalysis(question, { discrimination: 0.3 }))).toBe(true)
  expect(isFit(sampleAnalysis(question, { discrimination: 0.02 }))).toBe(false)
  expect(isFit(doubted)).toBe(false)
})

describe('the list', () => {
  const ranked: fc.Arbitrary<Ranked[]> = fc.uniqueArray(
    fc.record({
      questionId: fc.string({ minLength: 1 }),
      group: fc.constantFrom(...ATTENTION_GROUPS),
      suspicion: fc.constantFrom(0.04, 0.5, 0.93),
      reports: fc.nat(3),
    }),
    { selector: ({ questionId }) => questionId },
  )

  test('has the same order however it was gathered, the most urgent first', () => {
    fc.assert(
      fc.property(ranked, some => {
        const order = rankAttention(some)
        expect(rankAttention(some.toReversed())).toEqual(order)
        for (const [n, { group, suspicion }] of order.slice(1).entries()) {
          const before = order[n]!
          const step = ATTENTION_GROUPS.indexOf(group) - ATTENTION_GROUPS.indexOf(before.group)
          expect(step).toBeGreaterThanOrEqual(0)
          if (step === 0) expect(before.suspicion).toBeGreaterThanOrEqual(suspicion)
        }
      }),
    )
  })

  test('goes by the answers and by how often each reporter was right', () => {
    const fresh = { changed: 0, rejected: 0 }
    const wrong = { changed: 0, rejected: 20 }
    expect(suspicionAbout(null, [])).toBeCloseTo(PRIOR)
    expect(suspicionAbout(null, [fresh])).toBeGreaterThan(suspicionAbout(null, [wrong]))
    const sure = sampleAnalysis(question, { state: 'probable', pKeyWrong: 0.93 })
    expect(suspicionAbout(sure, [])).toBeCloseTo(0.93)
    const two = sampleAnalysis(question, { state: 'ambiguous', pKeyWrong: 0.01, pAmbiguous: 0.8 })
    expect(suspicionAbout(two, [])).toBeCloseTo(0.8)
  })
})

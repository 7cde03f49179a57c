import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appliesTo,
  type Correction,
  changeOfKey,
  correct,
  type Fix,
  problemOf,
} from '../../src/quiz/correction.ts'
import { isRight } from '../../src/quiz/grading.ts'
import { asWritten } from '../../src/quiz/question.ts'
import { deltaChanges, ratingDeltas } from '../../src/quiz/study/rating.ts'
import { SAMPLE_TRAITS, sampleCorrection } from '../store/sample.ts'
import { sampleQuestion } from './sample.ts'

const keys = fc.constantFrom('A', 'B', 'C', 'D')
const fixes: fc.Arbitrary<Fix> = fc.oneof(
  keys.map(key => ({ kind: 'key' as const, answer: [key] })),
  keys.map(key => ({ kind: 'accept' as const, accepted: [key] })),
  fc.constant({ kind: 'void' as const }),
)
const corrections = fc
  .array(fixes, { maxLength: 4 })
  .map(some => some.map((fix, n): Correction => sampleCorrection({ id: `correction${n}`, fix, at: n })))

/** The key first, then what is accepted beside it. A new key takes the place of the one before. */
const isRightAfter = (some: readonly Correction[], picked: string): boolean => {
  const right = some.reduce(
    ([key, ...accepted], { fix }) => {
      if (fix.kind === 'key') return [fix.answer[0]!, ...accepted.filter(other => other !== fix.answer[0])]
      if (fix.kind === 'accept') return [...new Set([key!, ...accepted, fix.accepted[0]!])]
      return [key!, ...accepted]
    },
    ['B'],
  )
  return some.some(({ fix }) => fix.kind === 'void') || right.includes(picked)
}

describe('a corrected question', () => {
  test('is the one of its file again without its corrections, however often it was corrected', () => {
    fc.assert(
      fc.property(corrections, corrections, (some, others) => {
        const question = sampleQuestion()
        const corrected = correct(correct(question, some), others)
        expect(asWritten(corrected)).toEqual(question)
        expect(corrected).toEqual(correct(question, others))
        expect(correct(corrected, [])).toEqual(question)
      }),
    )
  })

  test('is graded by the last key and all that is accepted with it, in whatever order they are listed', () => {
    fc.assert(
      fc.property(corrections, keys, (some, picked) => {
        const corrected = correct(sampleQuestion(), some)
        expect(correct(sampleQuestion(), some.toReversed())).toEqual(corrected)
        expect(isRight(corrected, [picked])).toBe(isRightAfter(some, picked))
        // What is right already can't be accepted once more.
        const problem = problemOf(corrected, { kind: 'accept', accepted: [picked] })
        expect(problem).toBe(isRight(corrected, [picked]) ? 'no-change' : null)
      }),
    )
  })

  test('keeps its accepted options beside another key', () => {
    const [accept, key] = [
      sampleCorrection({ id: 'a', fix: { kind: 'accept', accepted: ['D'] }, at: 1 }),
      sampleCorrection({ id: 'b', fix: { kind: 'key', answer: ['C'] }, at: 2 }),
    ]
    expect(correct(sampleQuestion(), [accept, key])).toMatchObject({ answer: ['C'], accepted: [['D']] })
  })

  test('says nothing more for the key of before', () => {
    const { explanation, options } = correct(sampleQuestion(), [sampleCorrection()])
    expect(explanation).toBe('')
    expect(options.map(({ rationale }) => rationale === null)).toEqual([false, true, true, false])
  })
})

test('a correction is about one key of the same options, in any revision', () => {
  const correction = sampleCorrection()
  expect(appliesTo(correction, sampleQuestion({ hash: 'another', text: 'In other words?' }))).toBe(true)
  expect(appliesTo(correction, sampleQuestion({ answer: ['C'] }))).toBe(false)
  expect(appliesTo(correction, sampleQuestion({ id: 'sample/two' }))).toBe(false)
  expect(appliesTo(correction, sampleQuestion({ id: 'moved/one', aliases: ['sample/one'] }))).toBe(true)
  const [first, ...others] = sampleQuestion().options
  expect(appliesTo(correction, sampleQuestion({ options: [{ ...first!, text: 'Pluto' }, ...others] }))).toBe(
    false,
  )
  expect(appliesTo({ ...correction, undoneAt: 1 }, sampleQuestion())).toBe(false)
})

test('what changed between two revisions of a question, applied to the earlier one, grades like the later one', () => {
  const sets = fc.uniqueArray(keys, { minLength: 1, maxLength: 3 })
  const questionOf = ([answer, ...accepted]: string[]) =>
    sampleQuestion({
      answer: [answer!],
      ...(accepted.length > 0 && { accepted: accepted.sort().map(key => [key]) }),
    })
  fc.assert(
    fc.property(sets, sets, keys, (before, after, picked) => {
      const [earlier, now] = [questionOf(before), questionOf(after)]
      let corrected = earlier
      const found: Correction[] = []
      for (let fix = changeOfKey(corrected, now); fix !== null; fix = changeOfKey(corrected, now)) {
        found.push(sampleCorrection({ id: `${found.length}`, was: earlier.answer, fix, at: found.length }))
        corrected = correct(earlier, found)
      }
      expect(found.length).toBeLessThan(4)
      // An option that was accepted stays so: what was right is not made wrong by a longer list.
      if (isRight(now, [picked])) expect(isRight(corrected, [picked])).toBe(true)
    }),
  )
})

test('an answer that turns out otherwise changes the ratings as if it had been so', () => {
  const ratings = fc.record({ value: fc.integer({ min: -3e6, max: 3e6 }), answered: fc.nat(300) })
  fc.assert(
    fc.property(ratings, ratings, fc.boolean(), (ability, difficulty, right) => {
      const before = ratingDeltas(ability, difficulty, SAMPLE_TRAITS, right)
      const wanted = ratingDeltas(ability, difficulty, SAMPLE_TRAITS, !right)
      const change = deltaChanges(before, difficulty.answered, !right)
      expect(Math.abs(before.difficulty + change.difficulty - wanted.difficulty)).toBeLessThanOrEqual(2)
      // The person's step is known as exactly as the smaller of the two deltas.
      const precision = Math.min(Math.abs(before.ability), Math.abs(before.difficulty))
      fc.pre(precision > 1000)
      expect(Math.abs(before.ability + change.ability - wanted.ability)).toBeLessThanOrEqual(
        2 + (2 * Math.abs(wanted.ability - before.ability)) / precision,
      )
    }),
  )
})

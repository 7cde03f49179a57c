import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawExam } from '../../src/quiz/exam/draw.ts'
import { planExam } from '../../src/quiz/exam/plan.ts'
import { countHits, isRight, keyFor } from '../../src/quiz/grading.ts'
import { isProven, withoutWithdrawn } from '../../src/quiz/question.ts'
import { withStatusNow } from '../../src/quiz/status-now.ts'
import { tally } from '../../src/quiz/tally.ts'
import { sampleBank, sampleQuestion } from './sample.ts'

const PAIR = sampleQuestion({
  answer: ['A', 'B'],
  accepted: [
    ['A', 'C'],
    ['C', 'D'],
  ],
})

describe('an accepted answer', () => {
  test('is right, and nothing between it and the answer is', () => {
    const single = sampleQuestion({ accepted: [['C']] })
    expect(['A', 'B', 'C', 'D'].map(key => isRight(single, [key]))).toEqual([false, true, true, false])
    expect(isRight(PAIR, ['C', 'A'])).toBe(true)
    expect(isRight(PAIR, ['B', 'C'])).toBe(false)
    expect(isRight(PAIR, ['A'])).toBe(false)
  })

  test('is what partly right choices are compared with, where it is closer than the answer', () => {
    expect(keyFor(PAIR, ['C', 'D'])).toEqual(['C', 'D'])
    expect(countHits(PAIR, ['B', 'D'])).toBe(1)
    expect(countHits(PAIR, ['C', 'D'])).toBe(2)
    expect(keyFor(PAIR, [])).toBe(PAIR.answer)
  })

  test('counts as right in the result of a post', () => {
    const ballots = ['A', 'B', 'C'].map(key => ({ userId: key, picked: [key] }))
    expect(tally(sampleQuestion({ accepted: [['C']] }), ballots).right).toEqual(['B', 'C'])
  })

  test('law: a choice is right exactly if all of the set that it comes closest to were chosen, and nothing else', () => {
    const sets = fc.uniqueArray(fc.constantFrom('AB', 'AC', 'AD', 'BC', 'BD', 'CD'), {
      minLength: 1,
      maxLength: 5,
    })
    const picks = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 4 })
    fc.assert(
      fc.property(sets, picks, ([answer, ...others], picked) => {
        const question = sampleQuestion({ answer: [...answer!], accepted: others.map(set => [...set]) })
        const right = [answer!, ...others].some(set => set === [...picked].sort().join(''))
        expect(isRight(question, picked)).toBe(right)
        expect(countHits(question, picked) === 2 && picked.length === 2).toBe(right)
      }),
    )
  })
})

const mixed = () => {
  const bank = sampleBank(6)
  const [first, second, third, ...rest] = bank.questions
  return {
    ...bank,
    exam: { questions: 6, minutes: 60, passMark: 70 },
    questions: [
      { ...first!, status: 'trial' as const },
      { ...second!, status: 'retired' as const },
      { ...third!, suspect: true as const },
      ...rest,
    ],
  }
}

describe('the status of a question', () => {
  test('takes withdrawn questions out of what is asked', () => {
    const { questions, withdrawn } = withoutWithdrawn(mixed())
    expect(questions.map(({ id }) => id)).not.toContain('sample/1')
    expect(questions).toHaveLength(5)
    expect(withdrawn!.map(({ id }) => id)).toEqual(['sample/1'])
    expect(withoutWithdrawn(withoutWithdrawn(mixed())).withdrawn).toHaveLength(1)
  })

  test('keeps those on trial and those in doubt out of exams, of which the plan knows', () => {
    const bank = withoutWithdrawn(mixed())
    expect(bank.questions.filter(isProven)).toHaveLength(3)
    const plan = planExam({ ...bank, exam: mixed().exam }, { kind: 'full', domain: null }, bank.questions)
    expect(plan.quotas.map(({ available }) => available)).toEqual([1, 2])
    for (let seed = 0; seed < 20; seed++)
      expect(drawExam(plan, bank.questions, new Map(), seed).every(isProven)).toBe(true)
  })

  test('of a question that was asked is the one that its file has now, else the one that it was asked with', () => {
    const bank = sampleBank(2)
    const [question] = bank.questions
    const asked = { ...question!, status: 'trial' as const }
    const banksWith = (now: object) => [withoutWithdrawn({ ...bank, questions: [{ ...question!, ...now }] })]
    expect(withStatusNow(banksWith({}), asked)).toEqual(question)
    expect(withStatusNow(banksWith({}), question!)).toBe(question)
    expect(withStatusNow(banksWith({ status: 'retired' }), question!).status).toBe('retired')
    // Its trial isn't over.
    expect(withStatusNow(banksWith({ status: 'retired' }), asked)).toBe(asked)
    expect(withStatusNow(banksWith({ id: 'sample/new', aliases: [question!.id] }), asked)).not.toHaveProperty(
      'status',
    )
    expect(withStatusNow([], asked)).toBe(asked)
  })
})

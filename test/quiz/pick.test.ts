import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pickQuestion, type QuestionStats } from '../../src/quiz/pick.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { sampleBank, sampleQuestion } from './sample.ts'

const bank = sampleBank(20)

describe('picking the next question', () => {
  test('asks none twice before all were asked once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), seed => {
        const dice = createRandom(seed)
        const history = new Map<string, QuestionStats>()
        const order = bank.questions.map(() => {
          const question = pickQuestion(bank.questions, history, bank.domains, dice)!
          const before = history.get(question.id) ?? { asked: 0, answered: 0, right: 0 }
          history.set(question.id, { ...before, asked: before.asked + 1 })
          return question.id
        })
        expect(new Set(order).size).toBe(bank.questions.length)
      }),
    )
  })

  test('follows the weights of the domains', () => {
    const dice = createRandom(1)
    const picks = Array.from(
      { length: 2000 },
      () => pickQuestion(bank.questions, new Map(), bank.domains, dice)!.domain,
    )
    const first = picks.filter(domain => domain === 'First').length
    expect(first / 2000).toBeCloseTo(0.75, 1)
  })

  test('among questions asked equally often, brings the one that people get wrong', () => {
    const questions = ['strong', 'weak', 'middling'].map(id => sampleQuestion({ id }))
    const history = new Map([
      ['strong', { asked: 1, answered: 10, right: 9 }],
      ['weak', { asked: 1, answered: 10, right: 1 }],
      ['middling', { asked: 1, answered: 10, right: 5 }],
    ])
    expect(pickQuestion(questions, history, [], createRandom(3))!.id).toBe('weak')
  })

  test('remembers a question that was renamed', () => {
    const renamed = sampleQuestion({ id: 'new-name', aliases: ['old-name'] })
    const fresh = sampleQuestion({ id: 'fresh' })
    const history = new Map([['old-name', { asked: 1, answered: 0, right: 0 }]])
    for (let seed = 0; seed < 20; seed++)
      expect(pickQuestion([renamed, fresh], history, [], createRandom(seed))!.id).toBe('fresh')
  })

  test('gives nothing where there is nothing', () => {
    expect(pickQuestion([], new Map(), [], createRandom(1))).toBeNull()
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pickQuestion, type QuestionStats } from '../../src/quiz/pick.ts'
import type { Domain, Question } from '../../src/quiz/question.ts'
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
          const question = pickQuestion(bank.questions, history, [bank], dice)!
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
      () => pickQuestion(bank.questions, new Map(), [bank], dice)!.domain,
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

type SmallBank = {
  readonly name: string
  readonly domains: readonly Domain[]
  readonly questions: readonly Question[]
}

/** Banks of domains with one name in all of them; at least one question in each domain, and some without. */
const someBanks = fc
  .array(
    fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      extra: fc.array(fc.constantFrom(null, '0', '1', 'unlisted'), { minLength: 1, maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(shapes =>
    shapes.map(({ weights, extra }, index): SmallBank => {
      const name = `bank-${index}`
      const domains = weights.map((weight, domain) => ({ name: String(domain), weight }))
      const questions = [...domains.map(domain => domain.name), ...extra].map((domain, id) =>
        sampleQuestion({ id: `${name}/${id}`, bank: name, domain }),
      )
      return { name, domains, questions }
    }),
  )

/** All first picks that evenly spread draws give: of a bank, of a domain, and of one among equals. */
const picksOf = (
  banks: readonly SmallBank[],
  candidates: readonly Question[],
  draws: number,
  position: 0 | 1,
) =>
  Array.from({ length: draws }, (_, index) => {
    const numbers = [0, 0, 0].with(position, (index + 0.5) / draws)
    return pickQuestion(candidates, new Map(), banks, () => numbers.shift()!)!
  })

const count = <T>(items: readonly T[]) =>
  new Map([...Map.groupBy(items, item => item)].map(([key, all]) => [key, all.length]))

describe('of several banks', () => {
  test('each is asked by its number of questions, whatever its weights', () => {
    fc.assert(
      fc.property(someBanks, banks => {
        const all = banks.flatMap(({ questions }) => questions)
        const picks = picksOf(banks, all, all.length, 0)
        expect(count(picks.map(({ bank }) => bank))).toEqual(count(all.map(({ bank }) => bank)))
      }),
    )
  })

  test('each has its own weights, also for a domain that another calls the same', () => {
    fc.assert(
      fc.property(someBanks, fc.nat(), (banks, n) => {
        const bank = banks[n % banks.length]!
        const others = banks.filter(other => other !== bank)
        const listed = bank.questions.filter(({ domain }) => bank.domains.some(({ name }) => name === domain))
        fc.pre(listed.length > 0)
        const sum = bank.domains.reduce((total, { weight }) => total + weight, 0)
        const candidates = [...listed, ...others.flatMap(({ questions }) => questions)]
        const picks = picksOf([...others, bank], candidates, sum, 1)
        expect(count(picks.map(({ domain }) => domain))).toEqual(
          new Map(bank.domains.map(({ name, weight }) => [name, weight])),
        )
      }),
    )
  })

  test('one without weights is asked as often as its size says beside banks with weights', () => {
    const own = sampleBank(20, { name: 'own', domains: [] })
    const questions = own.questions.map(question => ({
      ...question,
      id: `own/${question.id}`,
      bank: 'own',
      domain: null,
    }))
    const shipped = sampleBank(160)
    const random = createRandom(7)
    const picks = Array.from({ length: 4000 }, () =>
      pickQuestion([...shipped.questions, ...questions], new Map(), [shipped, { ...own, questions }], random),
    )
    const share = picks.filter(question => question!.bank === 'own').length / picks.length
    expect(share).toBeGreaterThan(0.09)
    expect(share).toBeLessThan(0.13)
  })

  test('a question without a domain is as likely as an average domain of its bank', () => {
    const questions = ['First', 'Second', null].map((domain, id) =>
      sampleQuestion({ id: String(id), domain }),
    )
    const picks = picksOf([{ name: 'sample', domains: bank.domains, questions }], questions, 3, 1)
    expect(picks.map(({ domain }) => domain)).toEqual(['First', 'Second', null])
  })
})

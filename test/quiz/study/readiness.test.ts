import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/quiz/seeded-random.ts'
import {
  type AttemptEvidence,
  forecastOf,
  shiftLogit,
  TRANSFER_SD,
} from '../../../src/quiz/study/forecast.ts'
import { readinessOf, type StudyEvidence } from '../../../src/quiz/study/readiness.ts'

const EXAM = { questions: 65, minutes: 130, passMark: 72 }
const DOMAINS = [
  { name: 'Secure', weight: 30 },
  { name: 'Resilient', weight: 26 },
  { name: 'Fast', weight: 24 },
  { name: 'Cheap', weight: 20 },
]

/** `right` of `answered` in every domain. */
const attemptsOf = (answered: number, right: number, ageDays = 0): AttemptEvidence[] =>
  DOMAINS.flatMap(({ name }) =>
    Array.from({ length: answered }, (_, index) => ({ domain: name, right: index < right, ageDays })),
  )

const forecast = (attempts: readonly AttemptEvidence[]) => forecastOf(attempts, DOMAINS, EXAM)

const attempt = fc.record({
  domain: fc.constantFrom(...DOMAINS.map(({ name }) => name)),
  right: fc.boolean(),
  ageDays: fc.integer({ min: 0, max: 400 }),
})
const history = fc.array(attempt, { maxLength: 120 })

describe('the chance of passing', () => {
  // Drawn from the model itself, step by step: knowledge, shift, cut score, exam.
  test.each([10, 14, 16, 19])('is how often the model passes with %i of 20 in each domain', right => {
    const random = createRandom(right)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    // The k-th smallest of n uniform numbers is Beta(k, n + 1 - k).
    const posterior = () => Array.from({ length: 21 }, random).sort((a, b) => a - b)[right]!
    const passes = () => {
      const share = DOMAINS.reduce((sum, { weight }) => sum + (weight / 100) * posterior(), 0)
      const onExam = shiftLogit(share, TRANSFER_SD * normal())
      const correct = Array.from({ length: 65 }, random).filter(one => one < onExam).length
      return correct >= Math.ceil(65 * (0.72 + 0.03 * normal()))
    }
    const passed = Array.from({ length: 5000 }, passes).filter(one => one).length / 5000
    expect(Math.abs(passed - forecast(attemptsOf(20, right)).probability)).toBeLessThan(0.025)
  })

  test('is even where someone knows just the pass mark and the evidence is endless', () => {
    const exam = { questions: 1000, minutes: 0, passMark: 70 }
    const { probability } = forecastOf(attemptsOf(20_000, 14_000), DOMAINS, exam)
    expect(probability).toBeCloseTo(0.5, 1)
  })

  test('is never 0 or 100 %', () => {
    expect(forecast(attemptsOf(1000, 0))).toEqual({ probability: 0.01, low: 0.01, high: 0.01 })
    expect(forecast(attemptsOf(1000, 1000))).toEqual({ probability: 0.99, low: 0.99, high: 0.99 })
  })

  test('never falls with a correct answer more, or one correct instead of wrong', () => {
    fc.assert(
      fc.property(history, attempt, (attempts, one) => {
        const before = forecast(attempts)
        const without = forecast([...attempts, { ...one, right: false }])
        const withOne = forecast([...attempts, { ...one, right: true }])
        for (const name of ['probability', 'low', 'high'] as const) {
          expect(withOne[name]).toBeGreaterThanOrEqual(before[name] - 1e-9)
          expect(without[name]).toBeLessThanOrEqual(before[name] + 1e-9)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('lies in its range, and is the same whenever it is asked for', () => {
    fc.assert(
      fc.property(history, attempts => {
        const said = forecast(attempts)
        expect(said.low <= said.probability && said.probability <= said.high).toBe(true)
        expect(forecast(attempts)).toEqual(said)
        expect(forecast(attempts.toReversed()).probability).toBeCloseTo(said.probability, 9)
      }),
      { numRuns: 30 },
    )
  })

  test('has a range that narrows with more answers', () => {
    const width = (attempts: AttemptEvidence[]) => {
      const { low, high } = forecast(attempts)
      return high - low
    }
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 8 }), fc.integer({ min: 2, max: 6 }), (right, times) => {
        expect(width(attemptsOf(10 * times, right * times))).toBeLessThan(width(attemptsOf(10, right)))
      }),
    )
  })

  test('trusts old answers less: half after 60 days', () => {
    expect(forecast(attemptsOf(40, 36, 60))).toEqual(forecast(attemptsOf(20, 18)))
    expect(forecast(attemptsOf(40, 36, 60)).probability).toBeLessThan(
      forecast(attemptsOf(40, 36)).probability,
    )
  })

  test('weighs domains as the exam does', () => {
    const weakAt = (domain: string) =>
      forecast(attemptsOf(20, 18).map(one => (one.domain === domain ? { ...one, right: false } : one)))
        .probability
    expect(weakAt('Secure')).toBeLessThan(weakAt('Cheap'))
  })

  test('takes all answers together where the bank has no domains', () => {
    const attempts = attemptsOf(20, 18).map(one => ({ ...one, domain: null }))
    expect(forecastOf(attempts, [], EXAM).probability).toBeGreaterThan(0.8)
  })
})

const evidence = (given: Partial<StudyEvidence> = {}): StudyEvidence => ({
  exam: EXAM,
  domains: DOMAINS.map(domain => ({ ...domain, size: 100 })),
  attempts: attemptsOf(20, 15),
  seen: 160,
  size: 400,
  hasMockExam: true,
  ...given,
})

describe('a forecast', () => {
  test('is there as soon as every gate is open', () => {
    expect(readinessOf(evidence())).toEqual({ kind: 'forecast', ...forecast(attemptsOf(20, 15)) })
  })

  test('waits for 50 first attempts, 8 of each domain, 40 % of the bank and a mock exam', () => {
    const attempts = attemptsOf(11, 8).filter(({ domain }, index) => domain !== 'Cheap' || index % 2 === 0)
    expect(readinessOf(evidence({ attempts, seen: 38, hasMockExam: false }))).toEqual({
      kind: 'withheld',
      gates: [
        { kind: 'attempts', have: 38, need: 50, cost: 12 },
        { kind: 'domain', domain: 'Cheap', have: 5, need: 8, cost: 3 },
        { kind: 'coverage', have: 38, need: 160, cost: 122 },
        { kind: 'mock-exam', have: 0, need: 1, cost: 65 },
      ],
      next: { kind: 'domain', domain: 'Cheap', have: 5, need: 8, cost: 3 },
    })
  })

  test('asks for no more of a domain than it has', () => {
    const domains = DOMAINS.map(domain => ({ ...domain, size: domain.name === 'Cheap' ? 2 : 100 }))
    const attempts = [...attemptsOf(20, 15).filter(({ domain }) => domain !== 'Cheap'), ...attemptsOf(2, 1)]
    expect(readinessOf(evidence({ domains, attempts })).kind).toBe('forecast')
  })

  test('is impossible for a bank of fewer than 50 questions', () => {
    expect(readinessOf(evidence({ size: 40 }))).toEqual({ kind: 'bank-too-small', size: 40, need: 50 })
  })

  test('waits until the very last question of each gate', () => {
    const gates = [
      [{ attempts: attemptsOf(12, 9) }, 'attempts'],
      [{ seen: 159 }, 'coverage'],
      [{ hasMockExam: false }, 'mock-exam'],
    ] as const
    for (const [given, kind] of gates) {
      const readiness = readinessOf(evidence(given))
      expect(readiness).toMatchObject({ kind: 'withheld', gates: [{ kind }], next: { kind } })
    }
  })
})

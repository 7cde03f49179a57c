import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCleared, PRIOR, precisionOf, suspicionOf } from '../../../src/quiz/items/suspicion.ts'

const someone = { changed: 0, rejected: 0 }
const record = fc.record({ changed: fc.nat(50), rejected: fc.nat(50) })

describe('how suspicious a question is', () => {
  test('without reports is what the answers say', () => {
    expect(suspicionOf(0.7, [])).toBeCloseTo(0.7)
  })

  test('with one report and no answers is as often true as the reporter was right', () => {
    expect(suspicionOf(PRIOR, [someone])).toBeCloseTo(0.5)
    expect(suspicionOf(PRIOR, [{ changed: 8, rejected: 0 }])).toBeCloseTo(0.9)
  })

  test('is nearly certain where three people report it independently', () => {
    expect(suspicionOf(PRIOR, [someone, someone, someone])).toBeGreaterThan(0.99)
  })

  test('hardly changes by the reports of someone who is always wrong', () => {
    expect(suspicionOf(PRIOR, [{ changed: 0, rejected: 40 }])).toBeCloseTo(PRIOR)
  })

  test('never falls by a report, and never reaches certainty', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(record, { maxLength: 6 }),
        record,
        (p, some, more) => {
          const before = suspicionOf(p, some)
          const after = suspicionOf(p, [...some, more])
          expect(after).toBeGreaterThanOrEqual(before - 1e-12)
          expect(before).toBeGreaterThanOrEqual(0)
          expect(after).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('depends more on someone the more often they were right', () => {
    expect(precisionOf({ changed: 3, rejected: 0 })).toBeGreaterThan(precisionOf({ changed: 3, rejected: 2 }))
  })
})

describe('a question that an owner found to be fine', () => {
  const clearance = { hash: 'a', answers: 30 }

  test('is left alone until there are twice as many answers', () => {
    expect(isCleared(clearance, { hash: 'a', answers: 59 })).toBe(true)
    expect(isCleared(clearance, { hash: 'a', answers: 60 })).toBe(false)
  })

  test('on hardly any answers is left alone until there are fifty', () => {
    expect(isCleared({ hash: 'a', answers: 0 }, { hash: 'a', answers: 49 })).toBe(true)
  })

  test('is looked at again after it changed', () => {
    expect(isCleared(clearance, { hash: 'b', answers: 30 })).toBe(false)
    expect(isCleared(null, { hash: 'a', answers: 30 })).toBe(false)
  })
})

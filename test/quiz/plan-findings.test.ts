import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FindingState, planFindings } from '../../src/quiz/plan-findings.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

const state = (given: Partial<FindingState>): FindingState => ({
  standing: [],
  told: [],
  isUnknown: () => false,
  lastAt: null,
  ...given,
})

describe('findings', () => {
  test('are told at once the first time, and not again while they stand', () => {
    const first = planFindings(state({ standing: ['a', 'b'] }), 0, DAY_MS)
    expect(first).toEqual({ kind: 'tell', news: ['a', 'b'], told: ['a', 'b'] })
    const second = planFindings(state({ standing: ['a', 'b'], told: first.told, lastAt: 0 }), DAY_MS, DAY_MS)
    expect(second).toEqual({ kind: 'nothing', told: ['a', 'b'] })
  })

  test('that come the same day wait for the next', () => {
    const late = state({ standing: ['a', 'b'], told: ['a'], lastAt: 0 })
    expect(planFindings(late, HOUR_MS, DAY_MS)).toEqual({ kind: 'wait', until: DAY_MS, told: ['a'] })
    expect(planFindings(late, DAY_MS, DAY_MS)).toEqual({ kind: 'tell', news: ['b'], told: ['a', 'b'] })
  })

  test('that were resolved are told again when they come back', () => {
    const resolved = planFindings(state({ told: ['a'], lastAt: 0 }), HOUR_MS, DAY_MS)
    expect(resolved).toEqual({ kind: 'nothing', told: [] })
    const back = state({ standing: ['a'], told: resolved.told, lastAt: 0 })
    expect(planFindings(back, 2 * DAY_MS, DAY_MS)).toMatchObject({ kind: 'tell', news: ['a'] })
  })

  test('of which no one knows now whether they stand aren’t told again afterwards', () => {
    const unknown = state({ told: ['a'], isUnknown: key => key === 'a', lastAt: 0 })
    expect(planFindings(unknown, DAY_MS, DAY_MS)).toEqual({ kind: 'nothing', told: ['a'] })
  })

  test('come in at most one message a day, each once while it stands, and none is lost', () => {
    const keys = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'))
    const looks = fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 30 * HOUR_MS }), standing: keys, unknown: keys }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(looks, history => {
        let [now, lastAt, told]: [number, number | null, readonly string[]] = [0, null, []]
        /** The messages, and since when each key has stood without a look that found it resolved. */
        const messages: number[] = []
        const toldSince = new Set<string>()
        for (const { after, standing, unknown } of history) {
          now += after
          // What no one knows about isn't found either.
          const found = standing.filter(key => !unknown.includes(key))
          const isUnknown = (key: string) => unknown.includes(key)
          for (const key of [...toldSince]) if (!found.includes(key) && !isUnknown(key)) toldSince.delete(key)
          const plan = planFindings({ standing: found, told, isUnknown, lastAt }, now, DAY_MS)
          told = plan.told
          if (plan.kind === 'tell') {
            expect(lastAt === null || now - lastAt >= DAY_MS).toBe(true)
            for (const key of plan.news) expect(toldSince.has(key)).toBe(false)
            for (const key of plan.news) toldSince.add(key)
            messages.push(now)
            lastAt = now
          }
          const missing = found.filter(key => !toldSince.has(key))
          // What was not told waits for a time that comes.
          if (plan.kind === 'wait') expect(plan.until).toBe(lastAt! + DAY_MS)
          expect(missing.length > 0).toBe(plan.kind === 'wait')
        }
      }),
    )
  })
})

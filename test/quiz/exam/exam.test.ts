import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportion } from '../../../src/quiz/exam/apportion.ts'
import { drawExam } from '../../../src/quiz/exam/draw.ts'
import { type ExamBank, findFormat, formatId, formatsOf } from '../../../src/quiz/exam/format.ts'
import { askedOf, planExam } from '../../../src/quiz/exam/plan.ts'
import { isPassed, type Mark, resultOf } from '../../../src/quiz/exam/result.ts'
import { EXTRA_TIMES, endOf, isOver, lookedFor, minutesWith } from '../../../src/quiz/exam/time.ts'
import { wilsonInterval } from '../../../src/quiz/exam/wilson.ts'
import { stableId } from '../../../src/quiz/question.ts'
import { sampleBank, sampleQuestion } from '../sample.ts'

const SAA = [30, 26, 24, 20]

const examBank = (count: number, given: Partial<ExamBank> = {}): ExamBank => ({
  ...sampleBank(count),
  exam: { questions: 20, minutes: 30, passMark: 70 },
  ...given,
})

const FULL = { kind: 'full', domain: null } as const

describe('the questions of each domain', () => {
  test('are those of the blueprint, by largest remainder', () => {
    expect(apportion(SAA, 65)).toEqual([19, 17, 16, 13])
    expect(apportion(SAA, 10)).toEqual([3, 3, 2, 2])
    expect(apportion([1, 1, 1], 10)).toEqual([4, 3, 3])
  })

  test('sum to the total, each less than one away from its share, and always the same', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 500 }), (weights, total) => {
        const parts = apportion(weights, total)
        const sum = weights.reduce((a, b) => a + b, 0)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        for (const [index, weight] of weights.entries())
          expect(Math.abs(parts[index]! - (weight / sum) * total)).toBeLessThan(1)
        expect(apportion(weights, total)).toEqual(parts)
      }),
    )
  })
})

describe('a plan', () => {
  test('takes as many questions of each domain as its part has', () => {
    const bank = examBank(100)
    const sizes = formatsOf(bank).map(format => {
      const { quotas, questions, minutes } = planExam(bank, format, bank.questions)
      return [
        formatId(format).length === 8 ? format.domain : format.kind,
        quotas.map(askedOf),
        questions,
        minutes,
      ]
    })
    expect(sizes).toEqual([
      ['full', [15, 5], 20, 30],
      ['half', [8, 2], 10, 15],
      ['ten', [8, 2], 10, 15],
      ['First', [15], 15, 23],
      ['Second', [5], 5, 8],
    ])
  })

  test('is shorter, with less time, where a domain has too few questions, and names them', () => {
    const bank = examBank(12)
    const plan = planExam(bank, FULL, bank.questions)
    expect(plan).toMatchObject({ questions: 11, minutes: 17 })
    expect(plan.quotas).toEqual([
      { domain: 'First', weight: 75, wanted: 15, available: 6 },
      { domain: 'Second', weight: 25, wanted: 5, available: 6 },
    ])
  })

  test('of a bank without domains takes all of it', () => {
    const bank = examBank(30, { domains: [] })
    expect(planExam(bank, FULL, bank.questions).quotas).toEqual([
      { domain: null, weight: 1, wanted: 20, available: 30 },
    ])
    expect(formatsOf(bank).map(({ kind }) => kind)).toEqual(['full', 'half', 'ten'])
  })

  test('is found by its short name, and by a domain as someone typed it', () => {
    const bank = examBank(30)
    for (const format of formatsOf(bank)) expect(findFormat(bank, formatId(format))).toEqual(format)
    expect(findFormat(bank, ' second')).toEqual({ kind: 'domain', domain: 'Second' })
    expect(findFormat(bank, 'quarter')).toBeNull()
  })
})

describe('the questions that are drawn', () => {
  const bank = examBank(60)
  const plan = planExam(bank, FULL, bank.questions)
  const draw = (seed: number, met: ReadonlyMap<string, number> = new Map()) =>
    drawExam(plan, bank.questions, met, seed)

  test('fill the quotas, none twice, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), seed => {
        const drawn = draw(seed)
        expect(new Set(drawn.map(stableId)).size).toBe(20)
        expect(drawn.filter(({ domain }) => domain === 'First')).toHaveLength(15)
        expect(draw(seed)).toEqual(drawn)
      }),
    )
    expect(draw(1)).not.toEqual(draw(2))
  })

  test('are new to the person as far as there are new ones, then those met longest ago', () => {
    const met = new Map(bank.questions.slice(0, 40).map(({ id }, index) => [id, 1000 + index]))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), seed => {
        const first = draw(seed, met).filter(({ domain }) => domain === 'First')
        const again = first.flatMap(({ id }) => met.get(id) ?? [])
        // Ten of the thirty are new; the other five are the first ones that were met: every second question.
        expect(again.sort()).toEqual([1000, 1002, 1004, 1006, 1008])
      }),
    )
  })

  const SEED = fc.integer({ min: 0, max: 2 ** 32 - 1 })

  test('are unlike each other in their tags while there are enough such questions', () => {
    const acrossDomains = (index: number) => Math.floor(index / 2)
    const withinDomain = (index: number) => Math.floor(index / 4) * 2 + (index % 2)
    fc.assert(
      fc.property(SEED, fc.constantFrom(acrossDomains, withinDomain), (seed, pairOf) => {
        const pairs = bank.questions.map((question, index) => ({
          ...question,
          tags: ['of all', ...['a', 'b', 'c'].map(tag => `${tag}${pairOf(index)}`)],
        }))
        const drawn = drawExam(plan, pairs, new Map(), seed)
        expect(new Set(drawn.map(({ tags }) => tags[1])).size).toBe(20)
      }),
    )
  })

  test('keep to the quotas and the freshest ones, whatever their tags', () => {
    const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    const each = fc.array(fc.record({ tags, met: fc.option(fc.nat(3)) }), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(SEED, each, (seed, given) => {
        const tagged = bank.questions.map((question, index) => ({ ...question, tags: given[index]!.tags }))
        const lastMet = new Map(tagged.map(({ id }, index) => [id, given[index]!.met ?? -1]))
        const met = new Map([...lastMet].filter(([, when]) => when >= 0))
        const drawn = drawExam(plan, tagged, met, seed)
        for (const [domain, count] of [['First', 15] as const, ['Second', 5] as const]) {
          const timesOf = (questions: typeof tagged) =>
            questions.filter(question => question.domain === domain).map(({ id }) => lastMet.get(id)!)
          expect(timesOf(drawn as typeof tagged).sort()).toEqual(timesOf(tagged).sort().slice(0, count))
        }
        expect(new Set(drawn).size).toBe(20)
        expect(drawExam(plan, tagged, met, seed)).toEqual(drawn)
      }),
    )
  })

  test('know a question that was met under an earlier name', () => {
    const renamed = bank.questions.map((question, index) =>
      index < 58 ? { ...question, aliases: [`old/${index}`] } : question,
    )
    const met = new Map(renamed.slice(0, 58).map((_, index) => [`old/${index}`, 5]))
    expect(drawExam(plan, renamed, met, 7)).toEqual(expect.arrayContaining(renamed.slice(58)))
  })
})

describe('time', () => {
  test('grows by what is granted', () => {
    expect(EXTRA_TIMES.map(extra => minutesWith(130, extra))).toEqual([130, 160, 163, 195, 260, null])
    expect(endOf(1000, 1, 'none')).toBe(61_000)
    expect(endOf(1000, 1, 'untimed')).toBeNull()
  })

  test('is over a moment after the end, because a click takes a moment', () => {
    const exam = { endsAt: 100_000 }
    expect([99_999, 102_999, 103_000].map(now => isOver(exam, now))).toEqual([false, false, true])
    expect(isOver({ endsAt: null }, Number.MAX_SAFE_INTEGER)).toBe(false)
  })

  test('spent on a question is not what someone was away, and never negative', () => {
    expect([lookedFor(null, 5), lookedFor(1000, 61_000), lookedFor(1000, 0)]).toEqual([0, 60_000, 0])
    expect(lookedFor(0, 24 * 3_600_000)).toBe(600_000)
  })
})

describe('an interval', () => {
  test('is Wilson’s', () => {
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I: 81 of 263, at 95%.
    const { low, high } = wilsonInterval(81, 263, 1.96)
    expect(low).toBeCloseTo(0.2553, 4)
    expect(high).toBeCloseTo(0.3662, 4)
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })

  test('holds the share, stays between 0 and 1, and is narrower for more answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (answered, n) => {
        const right = Math.min(n, answered)
        const { low, high } = wilsonInterval(right, answered)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(right / answered)
        expect(high).toBeGreaterThanOrEqual(right / answered)
        const more = wilsonInterval(right * 4, answered * 4)
        expect(more.high - more.low).toBeLessThan(high - low)
      }),
    )
  })
})

describe('a result', () => {
  const mark = (number: number, given: Partial<Mark> = {}): Mark => ({
    number,
    domain: 'First',
    firstRight: true,
    lastRight: true,
    confidence: null,
    spentMs: number * 1000,
    ...given,
  })
  const open = { firstRight: null, lastRight: null, spentMs: 0 }
  const blueprint = [
    { domain: 'First', weight: 75 },
    { domain: 'Second', weight: 25 },
  ]

  test('counts open questions as wrong, and each domain by its weight', () => {
    const marks = [
      mark(1),
      mark(2, open),
      mark(3, { domain: 'Second' }),
      mark(4, { domain: 'Second', firstRight: false }),
    ]
    expect(resultOf(marks, blueprint)).toMatchObject({
      questions: 4,
      answered: 3,
      right: 3,
      score: 6250,
      improved: 1,
      worsened: 0,
      medianMs: 3000,
      slowest: [{ number: 4 }, { number: 3 }, { number: 1 }],
    })
  })

  test('says what was changed, and where someone was surer than right', () => {
    const marks = [
      mark(1, { firstRight: false, confidence: 1 }),
      mark(2, { lastRight: false, confidence: 3 }),
      mark(3, { firstRight: false, lastRight: false, confidence: 3 }),
    ]
    expect(resultOf(marks, blueprint)).toMatchObject({
      improved: 1,
      worsened: 1,
      luckyGuesses: 1,
      confidentMistakes: 2,
    })
  })

  test('is all for all correct, nothing for none, and with even domains the plain share; it passes from the mark on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), (questions, n) => {
        const right = Math.min(n, questions)
        const marks = Array.from({ length: questions }, (_, index) =>
          mark(index + 1, index < right ? {} : open),
        )
        const { score } = resultOf(marks, [{ domain: 'First', weight: 1 }])
        expect(score).toBe(Math.floor((right * 10_000) / questions))
        // Never passed by rounding: exactly where right/questions is at least the mark.
        for (const percent of [1, 50, 66, 72, 100])
          expect(isPassed(score, percent * 100)).toBe(right * 100 >= percent * questions)
      }),
    )
    expect(resultOf([], blueprint).score).toBe(0)
  })

  test('of exactly the mark passes, however the weights are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ weight: fc.integer({ min: 1, max: 99 }), times: fc.integer({ min: 1, max: 4 }) }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        parts => {
          // 18 of 25 in every domain is 72%.
          const weights = parts.map(({ weight }, index) => ({ domain: `D${index}`, weight }))
          const marks = parts.flatMap(({ times }, index) =>
            Array.from({ length: 25 * times }, (_, n) =>
              mark(n, { domain: `D${index}`, ...(n < 18 * times ? {} : open) }),
            ),
          )
          expect(resultOf(marks, weights).score).toBe(7200)
        },
      ),
    )
  })
})

test('a question of a domain that the blueprint does not name is never in an exam', () => {
  const bank = examBank(40)
  const stray = sampleQuestion({ id: 'sample/stray', domain: 'Elsewhere' })
  const plan = planExam(bank, FULL, [...bank.questions, stray])
  fc.assert(
    fc.property(fc.nat(), seed => {
      expect(drawExam(plan, [...bank.questions, stray], new Map(), seed)).not.toContain(stray)
    }),
  )
})

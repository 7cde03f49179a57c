import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LoggedAnswer, replay } from '../../../src/quiz/study/card.ts'
import {
  dueOn,
  isResting,
  LEECH_LAPSES,
  NO_PLAN,
  REST_DAYS,
  type StudyPlan,
} from '../../../src/quiz/study/due.ts'
import { retrievability, SCHEDULER } from '../../../src/quiz/study/scheduler.ts'

const answered = (day: number, right = true, given: Partial<LoggedAnswer> = {}): LoggedAnswer => ({
  day,
  right,
  guessed: false,
  confidence: null,
  ...given,
})

const dueAfter = (answers: readonly LoggedAnswer[], plan: StudyPlan = NO_PLAN): number => {
  const state = replay(answers)!
  return dueOn({ ...state, resting: isResting(state) }, plan, 'sample/one')
}

describe('a card', () => {
  test('comes back the next days after a wrong answer, and much later after a correct first one', () => {
    const missed = dueAfter([answered(100, false)]) - 100
    const known = dueAfter([answered(100)]) - 100
    expect(missed).toBeLessThanOrEqual(2)
    expect(known).toBeGreaterThanOrEqual(7)
  })

  test('of a correct guess is that of a wrong answer, said before the verdict or after it', () => {
    const wrong = replay([answered(100, false)])
    expect(replay([answered(100, true, { guessed: true })])).toEqual(wrong)
    expect(replay([answered(100, true, { confidence: 1 })])).toEqual(wrong)
    expect(replay([answered(100, true, { confidence: 2 })])).not.toEqual(wrong)
  })

  test('has one review a day, as good as the worst answer of that day', () => {
    const memoryOf = (answers: readonly LoggedAnswer[]) => {
      const { reviews: _, ...memory } = replay(answers)!
      return memory
    }
    const missed = memoryOf([answered(100), answered(110, false)])
    expect(memoryOf([answered(100), answered(110, false), answered(110)])).toEqual(missed)
    expect(memoryOf([answered(100), answered(110), answered(110, false)])).toEqual(missed)
  })

  test('that someone keeps failing rests for a month from the sixth lapse, and after every third one more', () => {
    const failing = Array.from({ length: 12 }, (_, n) => answered(100 + n, false))
    const rests = failing.map((_, n) => dueAfter(failing.slice(0, n + 1)) - (100 + n) === REST_DAYS)
    // The first answer is no lapse: nothing was known yet.
    expect(rests.indexOf(true)).toBe(LEECH_LAPSES)
    expect(rests.flatMap((rest, lapses) => (rest ? [lapses] : []))).toEqual([6, 9])
  })

  test('is the same for the model that is stored with it', () => {
    const { stability, difficulty } = replay([answered(0), answered(9), answered(30, false), answered(31)])!
    expect(SCHEDULER).toBe('fsrs-6')
    // Another model would give other numbers: then `SCHEDULER` must have another name, so that cards are replayed.
    expect([stability, difficulty].map(n => n.toFixed(4))).toMatchInlineSnapshot(`
      [
        "4.9888",
        "7.0152",
      ]
    `)
  })
})

const answers = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 400 }),
      right: fc.boolean(),
      guessed: fc.boolean(),
      confidence: fc.constantFrom(null, 1, 2, 3 as const),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map(list => {
    let day = 20_000
    return list.map(({ gap, ...rest }) => {
      day += gap
      return { ...rest, day } as LoggedAnswer
    })
  })

test('a card is due after its last answer; a correct answer never brings it back sooner, and a wrong one never later', () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 300 }), (log, gap) => {
      const last = log.at(-1)!.day
      const before = replay(log)!
      expect(dueAfter(log)).toBeGreaterThan(last)
      const right = replay([...log, answered(last + gap)])!
      const wrong = replay([...log, answered(last + gap, false)])!
      expect(right.stability).toBeGreaterThanOrEqual(before.stability)
      expect(wrong.stability).toBeLessThanOrEqual(before.stability)
      expect(right.reviews).toBe(log.length + 1)
    }),
  )
})

test('recall fades with every day, from certainty', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 3000, noNaN: true }),
      fc.integer({ min: 0, max: 5000 }),
      (stability, days) => {
        expect(retrievability({ stability }, 0)).toBe(1)
        expect(retrievability({ stability }, days + 1)).toBeLessThan(retrievability({ stability }, days))
        expect(retrievability({ stability }, days)).toBeGreaterThan(0)
      },
    ),
  )
})

describe('a plan', () => {
  const knownFor = [answered(100), answered(109), answered(150)]

  test('brings every card back once more before the exam, if there is a day left', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 2, max: 500 }), (log, left) => {
        const examOn = log.at(-1)!.day + left
        const due = dueAfter(log, { examOn, pauses: [] })
        expect(due).toBeLessThan(examOn)
        expect(due).toBeGreaterThan(log.at(-1)!.day)
        expect(due).toBeLessThanOrEqual(dueAfter(log))
      }),
    )
  })

  test('asks more often in the last two weeks before the exam', () => {
    const far = dueAfter(knownFor, { examOn: 150 + 15, pauses: [] })
    expect(far).toBeGreaterThan(150)
    const log = [answered(100, false), answered(102), answered(108), answered(120)]
    const relaxed = dueAfter(log, { examOn: 1000, pauses: [] })
    const tense = dueAfter(log, { examOn: 130, pauses: [] })
    expect(tense).toBeLessThan(relaxed)
  })

  test('after the exam goes on as without one', () => {
    expect(dueAfter(knownFor, { examOn: 150, pauses: [] })).toBe(dueAfter(knownFor))
    expect(dueAfter(knownFor, { examOn: 120, pauses: [] })).toBe(dueAfter(knownFor))
  })

  test('with a pause makes due as many days later what would be due in it or after it', () => {
    const due = dueAfter(knownFor)
    expect(dueAfter(knownFor, { examOn: null, pauses: [[due - 1, due + 6]] })).toBe(due + 7)
    expect(dueAfter(knownFor, { examOn: null, pauses: [[due, due + 7]] })).toBe(due + 7)
    expect(dueAfter(knownFor, { examOn: null, pauses: [[due + 1, due + 8]] })).toBe(due)
    expect(dueAfter(knownFor, { examOn: null, pauses: [[100, 120]] })).toBe(due)
    expect(dueAfter(knownFor, { examOn: null, pauses: [[140, 160]] })).toBe(due + 10)
  })
})

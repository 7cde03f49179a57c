import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/quiz/next-daily.ts'
import { dayMarks, streakOf } from '../../src/quiz/streak.ts'
import { type ClosingDay, MILESTONES, type StreakEvents, streakEvents } from '../../src/quiz/streak-events.ts'

const FIRST = '2026-01-01'
const dayOf = (n: number) => addDays(FIRST, n)

/** In days since the first: a daily comes at the start of its date and closes at `closesAt`. */
type Asked = { readonly n: number; readonly closesAt: number }
type Given = { readonly n: number; readonly at: number }

/** What each answer is told, in the order of time, as one person goes through such days; or only the latest answers. */
const play = (asked: readonly Asked[], answers: readonly Given[], latest = answers.length) =>
  answers.slice(-latest).map(({ n, at }, shown) => {
    const index = answers.length - latest + shown
    const days = asked
      .filter(day => day.n <= at)
      .map(({ n, closesAt }): ClosingDay => {
        const open = closesAt > at
        return { day: dayOf(n), open, closedAt: open ? null : closesAt }
      })
    const earlier = answers.slice(0, index)
    const before = new Set(earlier.map(given => dayOf(given.n)).sort())
    const after = new Set([...before, dayOf(n)].sort())
    const events = streakEvents({ days, before, after, since: earlier.at(-1)?.at ?? null })
    return { day: dayOf(n), events, days, after, streak: streakOf(days, after) }
  })

/** A daily a date that is answered at noon and closes at the next midnight: `a` answered, `n` not, `-` nothing asked. */
const told = (letters: string, latest?: number): StreakEvents[] => {
  const dates = [...letters].map((letter, n) => ({ letter, n }))
  return play(
    dates.filter(({ letter }) => letter !== '-').map(({ n }) => ({ n, closesAt: n + 1 })),
    dates.filter(({ letter }) => letter === 'a').map(({ n }) => ({ n, at: n + 0.5 })),
    latest,
  ).map(({ events }) => events)
}

const NOTHING: StreakEvents = { freezesUsed: 0, isLost: false, hasEarned: false, milestone: null }
const week = 'aaaaaaa'

describe('an answer to a daily', () => {
  test('is told nothing on an ordinary day', () => {
    expect(told('aa-a')).toEqual([NOTHING, NOTHING, NOTHING])
    expect(told('nna')).toEqual([NOTHING])
  })

  test('is told of a freeze with each seven in a row, while there is room for it', () => {
    const earned = told(week + week + week).flatMap(({ hasEarned }, n) => (hasEarned ? [n + 1] : []))
    expect(earned).toEqual([7, 14])
  })

  test.each(MILESTONES)('is told of a milestone of %i days, and not on the days around it', days => {
    const of = (length: number) => told('a'.repeat(length), 1)[0]?.milestone
    expect([days - 1, days, days + 1].map(of)).toEqual([null, days, null])
  })

  test('is told of the freezes that were used since', () => {
    expect(told(`${week}na`).at(-1)).toEqual({ ...NOTHING, freezesUsed: 1 })
    expect(told(`${week}${week}nna`).at(-1)).toEqual({ ...NOTHING, freezesUsed: 2 })
    expect(told(`${week}${week}nnaa`).at(-1)).toEqual(NOTHING)
    expect(told(`${week}${'a'.repeat(5)}naa`).slice(-2)).toEqual([
      { ...NOTHING, freezesUsed: 1 },
      { ...NOTHING, hasEarned: true },
    ])
  })

  test('is told that a streak ended, not which freezes that took', () => {
    expect(told(`${week}nna`).at(-1)).toEqual({ ...NOTHING, isLost: true })
    expect(told('aaana').at(-1)).toEqual({ ...NOTHING, isLost: true })
    expect(told('aaanaa').at(-1)).toEqual(NOTHING)
  })

  test('is not told that a streak ended which had hardly begun', () => {
    expect(told('aana').at(-1)).toEqual(NOTHING)
  })

  test('celebrates again after a streak that ended', () => {
    expect(told(`${week}nn${week}`).at(-1)).toEqual({ ...NOTHING, hasEarned: true, milestone: 7 })
  })
})

describe('with two dailies a date', () => {
  const daily = Array.from({ length: 12 }, (_, n) => ({ n, closesAt: n + 1.75 }))
  const first = [0, 1, 2, 3, 4, 5, 6].map(n => ({ n, at: n + 0.5 }))

  test('the second answer of a date earns nothing more', () => {
    const events = play(daily, [...first, { n: 6, at: 6.9 }]).map(one => one.events)
    expect(events[6]).toEqual({ ...NOTHING, hasEarned: true, milestone: 7 })
    expect(events[7]).toEqual(NOTHING)
  })

  test('a date that was still open at the next answer is told of once it has closed', () => {
    const events = play(daily, [...first, { n: 8, at: 8.5 }, { n: 9, at: 9.5 }, { n: 10, at: 10.5 }])
    expect(events.slice(7).map(one => one.events)).toEqual([NOTHING, { ...NOTHING, freezesUsed: 1 }, NOTHING])
  })

  test('a date that is answered late counts for what it completes', () => {
    const six = first.slice(0, 5)
    const events = play(daily, [...six, { n: 6, at: 6.5 }, { n: 5, at: 6.6 }])
    expect(events.slice(5).map(one => one.events)).toEqual([
      NOTHING,
      { ...NOTHING, hasEarned: true, milestone: 7 },
    ])
  })
})

/** Dailies that close some time after the next came, of which someone answers most, now and then late. */
const stories = fc
  .array(
    fc.record({
      isAsked: fc.nat(9).map(n => n > 0),
      staysFor: fc.constantFrom(1, 1, 1, 1.75, 2.75),
      isAnswered: fc.nat(9).map(n => n > 1),
      isLate: fc.nat(9).map(n => n === 0),
    }),
    { minLength: 30, maxLength: 40, size: 'max' },
  )
  .map(days => {
    const asked = days.flatMap(({ isAsked, staysFor }, n) => (isAsked ? [{ n, closesAt: n + staysFor }] : []))
    const answers = days
      .flatMap(({ isAsked, isAnswered, isLate, staysFor }, n) =>
        isAsked && isAnswered ? [{ n, at: n + (isLate ? staysFor - 0.1 : 0.5) }] : [],
      )
      .sort((a, b) => a.at - b.at)
    return play(asked, answers)
  })

const marksOf = ({ days, after }: ReturnType<typeof play>[number]) => [...dayMarks(days, after).values()]

describe('whatever the days', () => {
  test('each freeze is told once when it is earned and once when it is used, while the streak goes on', () => {
    let used = 0
    fc.assert(
      fc.property(stories, all => {
        const story = all.slice(
          0,
          all.findIndex(one => marksOf(one).includes('missed')),
        )
        const last = story.at(-1)
        if (!last) return
        const sums = story.map(({ events }) => events)
        const frozen = marksOf(last).filter(mark => mark === 'frozen').length
        used += frozen
        expect(sums.reduce((sum, { freezesUsed }) => sum + freezesUsed, 0)).toBe(frozen)
        expect(sums.filter(({ hasEarned }) => hasEarned).length - frozen).toBe(last.streak.freezes)
      }),
      { numRuns: 150 },
    )
    expect(used).toBeGreaterThan(20)
  })

  test('where each date closes before the next comes, each streak that ended is told once', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aaaaaaaan-'), maxLength: 50, size: 'max' })
    let lost = 0
    fc.assert(
      fc.property(letters, all => {
        const dates = [...all].map((letter, n) => ({ letter, day: dayOf(n) }))
        const asked = dates.filter(({ letter }) => letter !== '-').map(({ day }) => ({ day, open: false }))
        const answered = new Set(dates.filter(({ letter }) => letter === 'a').map(({ day }) => day))
        const runs = [...dayMarks(asked, answered).values()]
          .map(mark => (mark === 'missed' ? '|' : mark === 'answered' ? 'a' : ''))
          .join('')
          .split('|')
        // The last one goes on, or nothing was answered since it ended.
        const ended = runs.filter((run, n) => run.length >= 3 && runs.slice(n + 1).some(next => next !== ''))
        const toldOf = told(all).filter(({ isLost }) => isLost)
        lost += toldOf.length
        expect(toldOf).toHaveLength(ended.length)
      }),
      { numRuns: 100 },
    )
    expect(lost).toBeGreaterThan(20)
  })
})

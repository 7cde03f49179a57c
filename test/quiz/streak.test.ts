import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/quiz/next-daily.ts'
import { type DailyDay, dayMarks, streakOf } from '../../src/quiz/streak.ts'

const FIRST = '2026-01-01'

/**
 * A history, one letter a date from 1 January 2026: `a` answered, `n` not answered, `o` still open, `A` open and
 * answered, `-` nothing asked.
 */
const historyOf = (letters: string) => {
  const dates = [...letters].map((letter, index) => ({ letter, day: addDays(FIRST, index) }))
  const asked: DailyDay[] = dates
    .filter(({ letter }) => letter !== '-')
    .map(({ letter, day }) => ({ day, open: letter === 'o' || letter === 'A' }))
  const answered = new Set(dates.filter(({ letter }) => /a/i.test(letter)).map(({ day }) => day))
  return { asked, answered }
}

const streakAfter = (letters: string) => {
  const { asked, answered } = historyOf(letters)
  return streakOf(asked, answered)
}

const marksAfter = (letters: string) => {
  const { asked, answered } = historyOf(letters)
  return [...dayMarks(asked, answered).values()]
}

const week = 'aaaaaaa'

/** Mostly answered, since freezes come with long streaks. */
const letters = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'aaaaaaaaaannoA-'), maxLength, size: 'max' })

const closedLetters = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'aaaaaaaan'), minLength: 1, maxLength, size: 'max' })

describe('a streak', () => {
  test('is nothing before the first answer', () => {
    const nothing = { length: 0, longest: 0, freezes: 0, lastDay: null }
    expect(streakAfter('')).toEqual(nothing)
    expect(streakAfter('nnn')).toEqual(nothing)
  })

  test('counts the days answered in a row', () => {
    expect(streakAfter('naaa')).toEqual({ length: 3, longest: 3, freezes: 0, lastDay: '2026-01-04' })
  })

  test('ends with a day that was missed; the longest stays', () => {
    expect(streakAfter('aaan')).toMatchObject({ length: 0, longest: 3, lastDay: '2026-01-03' })
    expect(streakAfter('aaana')).toMatchObject({ length: 1, longest: 3, lastDay: '2026-01-05' })
  })

  test('is not ended by days on which nothing was asked', () => {
    expect(streakAfter('aa---a--')).toMatchObject({ length: 3, lastDay: '2026-01-06' })
  })

  test('waits for a day that is still open, whether or not a later one was answered', () => {
    expect(streakAfter('aao')).toMatchObject({ length: 2 })
    expect(streakAfter('aaoa')).toMatchObject({ length: 3 })
    expect(streakAfter('aaA')).toMatchObject({ length: 3 })
  })

  test('counts an answer to a daily that is not known to have been asked', () => {
    const answered = new Set([addDays(FIRST, 1), addDays(FIRST, 0)])
    expect(streakOf([{ day: addDays(FIRST, 2), open: true }], answered)).toMatchObject({
      length: 2,
      lastDay: '2026-01-02',
    })
  })
})

describe('a freeze', () => {
  test('is earned with each seven days, two are held', () => {
    expect(streakAfter('aaaaaa').freezes).toBe(0)
    expect(streakAfter(week).freezes).toBe(1)
    expect(streakAfter(week + week).freezes).toBe(2)
    expect(streakAfter(week + week + week).freezes).toBe(2)
  })

  test('is used automatically for a missed day, which then does not count', () => {
    expect(streakAfter(`${week}n`)).toMatchObject({ length: 7, freezes: 0 })
    expect(streakAfter(`${week}na`)).toMatchObject({ length: 8, longest: 8, freezes: 0 })
    expect(streakAfter(`${week}nn`)).toMatchObject({ length: 0, longest: 7, freezes: 0 })
  })

  test('is used for any day in between as well', () => {
    expect(streakAfter(`${week}${week}nan`)).toMatchObject({ length: 15, freezes: 0 })
  })

  test('is not earned a second time by a length that is merely kept', () => {
    expect(streakAfter(`${week}n`)).toMatchObject({ length: 7, freezes: 0 })
    expect(streakAfter(`${week}o`)).toMatchObject({ length: 7, freezes: 1 })
  })
})

describe('the calendar', () => {
  test('shows the outcome of each date since the first answer', () => {
    expect(marksAfter(`nn${week}n-nao`)).toEqual([
      ...Array(7).fill('answered'),
      'frozen',
      'missed',
      'answered',
      'open',
    ])
  })

  test('tells the dates', () => {
    const { asked, answered } = historyOf('na-n')
    expect([...dayMarks(asked, answered)]).toEqual([
      ['2026-01-02', 'answered'],
      ['2026-01-04', 'missed'],
    ])
  })
})

describe('whatever the history', () => {
  const holds = (law: (letters: string) => void, maxLength = 60) =>
    fc.assert(fc.property(letters(maxLength), law), { numRuns: 500 })

  test('there are 0 to 2 freezes, and the longest streak is no shorter than the running one', () => {
    holds(letters => {
      const { length, longest, freezes } = streakAfter(letters)
      expect(freezes >= 0 && freezes <= 2 && longest >= length).toBe(true)
    })
  })

  test('answering everything makes a streak of all days', () => {
    fc.assert(
      fc.property(fc.nat(100), days => {
        expect(streakAfter('a'.repeat(days))).toMatchObject({ length: days, longest: days })
      }),
    )
  })

  test('the streak is what the calendar shows: the days answered since the last one missed', () => {
    holds(letters => {
      const marks = marksAfter(letters)
      const runs = marks
        .join(' ')
        .split('missed')
        .map(run => run.split('answered').length - 1)
      const streak = streakAfter(letters)
      expect(streak.length).toBe(runs.at(-1))
      expect(streak.longest).toBe(Math.max(...runs))
    })
  })

  test('days on which nothing was asked change no number', () => {
    holds(letters => {
      const { lastDay: _, ...spread } = streakAfter(letters)
      const { lastDay: __, ...dense } = streakAfter(letters.replaceAll('-', ''))
      expect(spread).toEqual(dense)
    })
  })

  test('open days change nothing until they are answered or closed', () => {
    holds(letters => {
      expect(streakAfter(letters)).toEqual(streakAfter(letters.replaceAll('o', '-')))
      expect(streakAfter(letters.replaceAll('A', 'a'))).toEqual(streakAfter(letters))
    })
  })

  test('what it was at the last answer and the dates closed since tell whether it runs', () => {
    holds(letters => {
      const then = streakAfter(letters.slice(0, 1 + Math.max(...[...'aA'].map(a => letters.lastIndexOf(a)))))
      const { lastDay } = then
      const { asked } = historyOf(letters)
      const missed = asked.filter(({ day, open }) => !open && lastDay !== null && day > lastDay).length
      expect(streakAfter(letters).length).toBe(missed <= then.freezes ? then.length : 0)
    })
  })
})

describe('one more answer', () => {
  const at = (letters: string, index: number) => `${letters.slice(0, index)}a${letters.slice(index + 1)}`

  test('to the newest question never makes anything less', () => {
    fc.assert(
      fc.property(closedLetters(60), fc.constantFrom('n', 'o'), (before, last) => {
        const without = streakAfter(before + last)
        const answered = streakAfter(`${before}a`)
        expect(answered.length).toBeGreaterThan(without.length)
        expect(answered.longest).toBeGreaterThanOrEqual(without.longest)
        expect(answered.freezes).toBeGreaterThanOrEqual(without.freezes)
      }),
    )
  })

  test('to any question never makes anything less as long as no freeze is lost for want of room', () => {
    fc.assert(
      // Twenty days earn two freezes at most.
      fc.property(closedLetters(20), fc.nat(19), (letters, index) => {
        fc.pre(index < letters.length)
        const without = streakAfter(letters)
        const answered = streakAfter(at(letters, index))
        expect(answered.length).toBeGreaterThanOrEqual(without.length)
        expect(answered.longest).toBeGreaterThanOrEqual(without.longest)
        expect(answered.freezes).toBeGreaterThanOrEqual(without.freezes)
      }),
      { numRuns: 2000 },
    )
  })

  test('can cost a streak later where its freeze was lost and the next one is earned no sooner', () => {
    const later = 'naann'
    expect(streakAfter(`n${'a'.repeat(20)}${later}`)).toMatchObject({ length: 22, longest: 22 })
    expect(streakAfter(`a${'a'.repeat(20)}${later}`)).toMatchObject({ length: 0, longest: 23 })
  })
})

import { describe, expect, test } from 'vitest'
import { createWeekTally, type WeekAnswer, weekBefore } from '../../src/quiz/week.ts'

const MONDAY = '2026-11-30'
const NOON = Date.parse('2026-11-24T12:00:00Z')

/** A right answer of Ana's on Tuesday of last week, for ten points. */
const anAnswer = (given: Partial<WeekAnswer> = {}): WeekAnswer => ({
  userId: 'ana',
  questionId: 'sample/one',
  day: '2026-11-24',
  answeredAt: NOON,
  points: given.right === false ? 0 : 10,
  counted: true,
  right: true,
  isFirst: true,
  isClosed: true,
  ...given,
})

const tallyOf = (answers: readonly WeekAnswer[], pointsSince?: number) => {
  const tally = createWeekTally(MONDAY, pointsSince)
  for (const answer of answers) tally.add(answer)
  return tally.build()
}

/** So many first attempts at a question, of which so many are right. */
const attempts = (questionId: string, right: number, wrong: number, given: Partial<WeekAnswer> = {}) =>
  Array.from({ length: right + wrong }, (_, n) =>
    anAnswer({ questionId, userId: `person-${n}`, right: n < right, ...given }),
  )

describe('the week before a date', () => {
  test('is seven whole days', () => {
    expect(weekBefore(MONDAY)).toEqual({ from: '2026-11-23', until: '2026-11-29' })
  })

  test('counts people and answers of these days, practice included, and no others', () => {
    const { people, answered, right } = tallyOf([
      anAnswer({ day: '2026-11-22' }),
      anAnswer({ day: '2026-11-23' }),
      anAnswer({ day: '2026-11-29', userId: 'ben', counted: false, points: 0, right: false }),
      anAnswer({ day: '2026-11-30', userId: 'cem' }),
    ])
    expect({ people, answered, right }).toEqual({ people: 2, answered: 2, right: 1 })
  })

  test('that no one played in is empty', () => {
    expect(tallyOf([anAnswer({ day: '2026-11-22' })])).toEqual({
      people: 0,
      answered: 0,
      right: 0,
      ranked: [],
      climb: null,
      hardest: [],
    })
  })

  test('ranks people as the boards do, without those who have no points', () => {
    const { ranked } = tallyOf([
      anAnswer({ userId: 'ana' }),
      anAnswer({ userId: 'ben', points: 15 }),
      anAnswer({ userId: 'cem' }),
      anAnswer({ userId: 'cem', questionId: 'sample/two', right: false }),
      anAnswer({ userId: 'dora', right: false }),
    ])
    expect(ranked.map(({ userId, points, answered }) => [userId, points, answered])).toEqual([
      ['ben', 15, 1],
      ['ana', 10, 1],
      ['cem', 10, 2],
    ])
  })

  test('gives no points for what was answered before the leaderboard was reset', () => {
    const tally = tallyOf([anAnswer(), anAnswer({ userId: 'ben', answeredAt: NOON + 1 })], NOON + 1)
    expect(tally.ranked.map(({ userId }) => userId)).toEqual(['ben'])
    expect(tally.people).toBe(2)
  })
})

describe('the biggest climb', () => {
  const week = (points: Record<string, number>, day: string) =>
    Object.entries(points).map(([userId, earned]) => anAnswer({ userId, points: earned, day }))

  test('is that of the person with the most places since the week before', () => {
    const before = week({ ana: 40, ben: 30, cem: 20, dora: 10 }, '2026-11-18')
    const now = week({ dora: 40, ana: 30, cem: 20, ben: 10 }, '2026-11-25')
    expect(tallyOf([...before, ...now]).climb).toEqual({ userId: 'dora', from: 4, to: 1 })
  })

  test('of two that are as big, is that of the one who is higher now', () => {
    const before = week({ ana: 40, ben: 30, cem: 20 }, '2026-11-18')
    const now = week({ ben: 40, cem: 30, ana: 20 }, '2026-11-25')
    expect(tallyOf([...before, ...now]).climb).toEqual({ userId: 'ben', from: 2, to: 1 })
  })

  test('takes points in both weeks', () => {
    const now = week({ ana: 40, ben: 30 }, '2026-11-25')
    expect(tallyOf([...week({ ana: 10 }, '2026-11-18'), ...now]).climb).toBeNull()
    expect(tallyOf([...week({ ben: 10 }, '2026-11-15'), ...now]).climb).toBeNull()
  })
})

describe('the hardest question', () => {
  test('has the lowest share of right answers, and of equal ones the most attempts', () => {
    const { hardest } = tallyOf([
      ...attempts('easy', 5, 1),
      ...attempts('hard', 1, 4),
      ...attempts('harder', 2, 8),
    ])
    expect(hardest.map(({ questionId }) => questionId)).toEqual(['harder', 'hard', 'easy'])
    expect(hardest[0]).toEqual({ questionId: 'harder', attempts: 10, right: 2 })
  })

  test('needs five people who met it for the first time, at a question that is closed, and one who was wrong', () => {
    const none = [
      ...attempts('too-few', 0, 4),
      ...attempts('open', 0, 9, { isClosed: false }),
      ...attempts('seen-before', 0, 9, { isFirst: false }),
      ...attempts('everyone-knew', 9, 0),
      ...attempts('last-week', 0, 9, { day: '2026-11-22' }),
    ]
    expect(tallyOf(none).hardest).toEqual([])
  })
})

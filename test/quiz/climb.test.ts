import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankClimbedTo, TOP_RANKS } from '../../src/quiz/climb.ts'
import { byRank, type Total } from '../../src/quiz/ranking.ts'

const total = (userId: string, points: number, given: Partial<Total> = {}): Total => ({
  userId,
  points,
  answered: 1,
  right: 1,
  lastAt: 1,
  ...given,
})

/** The board's first people, as `BoardStore.leadersOf` reads them. */
const topOf = (totals: readonly Total[]) => [...totals].sort(byRank).slice(0, TOP_RANKS + 1)

const NOW = 100

/** Someone with 10 points more from one more answer. `before`: null for who had none. */
const climb = (others: readonly Total[], before: Total | null) => {
  const after = {
    ...(before ?? total('ana', 0, { answered: 0 })),
    points: (before?.points ?? 0) + 10,
    answered: (before?.answered ?? 0) + 1,
    lastAt: NOW,
  }
  const answer = { userId: 'ana', score: 10, lastAt: before?.lastAt ?? null }
  return rankClimbedTo(topOf([...others, after]), answer)
}

describe('an answer that scores', () => {
  test('takes someone to the rank of those whom they pass', () => {
    expect(climb([total('ben', 15), total('cem', 30)], total('ana', 10))).toBe(2)
    expect(climb([total('ben', 15), total('cem', 18)], total('ana', 10))).toBe(1)
  })

  test('is no climb for who stays where they are, ahead or behind', () => {
    expect(climb([total('ben', 15)], total('ana', 20))).toBeNull()
    expect(climb([total('ben', 50)], total('ana', 20))).toBeNull()
    expect(climb([], total('ana', 20))).toBeNull()
    expect(climb([], null)).toBeNull()
  })

  test('counts a person with equal points as ahead if they had fewer answers, or were earlier', () => {
    expect(climb([total('ben', 10, { lastAt: 5 })], total('ana', 10, { lastAt: 9 }))).toBe(1)
    expect(climb([total('ben', 10, { lastAt: 9 })], total('ana', 10, { lastAt: 5 }))).toBeNull()
    expect(climb([total('ben', 10, { answered: 1 })], total('ana', 10, { answered: 2 }))).toBe(1)
    expect(climb([total('ben', 20, { answered: 5 })], total('ana', 10, { answered: 2 }))).toBe(1)
  })

  test('is a climb for a newcomer who passes someone with points', () => {
    expect(climb([total('ben', 10, { answered: 3 })], null)).toBe(1)
    expect(climb([total('ben', 10, { answered: 1 })], null)).toBeNull()
  })

  test('takes no one past people without points', () => {
    expect(climb([total('ben', 0), total('cem', 0)], total('ana', 0, { answered: 4 }))).toBeNull()
  })

  test('is not worth a word below the first ten', () => {
    const ahead = Array.from({ length: 10 }, (_, n) => total(`${n}`, 100))
    expect(climb([...ahead.slice(1), total('ben', 15)], total('ana', 10))).toBe(10)
    expect(climb([...ahead, total('ben', 15)], total('ana', 10))).toBeNull()
  })
})

const others = fc.array(
  fc.record({
    points: fc.nat(4).map(n => n * 10),
    answered: fc.integer({ min: 1, max: 4 }),
    lastAt: fc.nat(9),
  }),
  { maxLength: 14 },
)

test('whatever the board: a climb is a better rank among people with points, and those only', () => {
  const own = fc.option(
    fc.record({
      points: fc.nat(4).map(n => n * 10),
      answered: fc.integer({ min: 1, max: 4 }),
      lastAt: fc.nat(9),
    }),
  )
  let climbs = 0
  fc.assert(
    fc.property(others, own, (rows, mine) => {
      const board = rows.map((row, n) => total(`person ${n}`, row.points, row))
      const before = mine && total('ana', mine.points, mine)
      const after = total('ana', (mine?.points ?? 0) + 10, {
        answered: (mine?.answered ?? 0) + 1,
        lastAt: NOW,
      })
      const passed = board.filter(
        other =>
          other.points > 0 && byRank(after, other) < 0 && (before === null || byRank(other, before) < 0),
      )
      const rank = 1 + board.filter(other => byRank(other, after) < 0).length
      const expected = passed.length > 0 && rank <= TOP_RANKS ? rank : null
      if (expected !== null) climbs += 1
      expect(climb(board, before)).toBe(expected)
    }),
    { numRuns: 1000 },
  )
  expect(climbs).toBeGreaterThan(100)
})

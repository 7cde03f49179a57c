import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { byAccuracy, MIN_ANSWERS } from '../../src/quiz/accuracy.ts'
import { addDays } from '../../src/quiz/next-daily.ts'
import { type BoardName, byRank, type RankedTotal, type Total } from '../../src/quiz/ranking.ts'
import { type DailyDay, streakOf } from '../../src/quiz/streak.ts'
import { recomputeStreak, selectStreaks } from '../../src/store/boards/streaks.ts'
import type { Schema } from '../../src/store/schema.ts'
import { openScratchStore } from './open.ts'

// Where SQL repeats a rule of src/quiz/, both must say the same of whatever happened.

const numRuns = inject('runsAll') ? 60 : 25
const FIRST_DAY = '2026-01-01'
const DAYS = 45

type Scratch = Awaited<ReturnType<typeof openScratchStore>>

/** Servers of their own for the runs of a property, which share a database. */
const createGuildIds = () => {
  let runs = 0
  return () => String(100_000_000_000_000_000n + BigInt(runs++))
}

/** Runs of days that someone answers and of days that they miss; long enough to earn and to lose freezes. */
const runsOfDays = fc
  .array(fc.record({ missed: fc.nat(4), answered: fc.integer({ min: 1, max: 16 }) }), { maxLength: 5 })
  .chain(runs => fc.tuple(fc.constant(runs), fc.nat(4)))
  .map(([runs, missedAtLast]) => [
    ...runs.flatMap(({ missed, answered }) => [...Array(missed).fill(false), ...Array(answered).fill(true)]),
    ...Array(missedAtLast).fill(false),
  ])
  .map((days): boolean[] => [...Array(DAYS).fill(false), ...days].slice(-DAYS))

/** What a server asked and several people answered, one day after the other; the last day may still be open. */
const histories = fc.record({
  asked: fc.array(
    fc.boolean().map(skips => !skips),
    { minLength: DAYS, maxLength: DAYS },
  ),
  skipsDays: fc.boolean(),
  isLastOpen: fc.boolean(),
  people: fc.array(runsOfDays, { minLength: 1, maxLength: 8 }),
})

type History = typeof histories extends fc.Arbitrary<infer Value> ? Value : never

type Played = {
  readonly guildId: string
  readonly asked: readonly DailyDay[]
  readonly people: readonly { readonly userId: string; readonly answered: ReadonlySet<string> }[]
}

const playDays = (guildId: string, history: History): Played => {
  const days = Array.from({ length: DAYS }, (_, n) => addDays(FIRST_DAY, n))
  const isAsked = (n: number) => !history.skipsDays || history.asked[n]!
  const asked = days
    .filter((_, n) => isAsked(n))
    .map((day, n, { length }) => ({ day, open: history.isLastOpen && n === length - 1 }))
  const people = history.people.map((person, index) => ({
    userId: String(400_000_000_000_000_000n + BigInt(index)),
    answered: new Set(days.filter((_, n) => isAsked(n) && person[n])),
  }))
  return { guildId, asked, people }
}

/** The rows that such days leave behind, without the questions. */
const writeDays = async (db: Kysely<Schema>, { guildId, asked, people }: Played): Promise<void> => {
  const idOf = (day: string) => `${guildId} ${day}`
  const posts = asked.map(({ day, open }) => postRow(guildId, idOf(day), day, open))
  const answers = people.flatMap(({ userId, answered }) =>
    [...answered].map(day => answerRow(guildId, idOf(day), userId, day)),
  )
  for (let n = 0; n < posts.length; n += 20)
    await db
      .insertInto('posts')
      .values(posts.slice(n, n + 20))
      .execute()
  for (let n = 0; n < answers.length; n += 50)
    await db
      .insertInto('answers')
      .values(answers.slice(n, n + 50))
      .execute()
  for (const { userId } of people) await recomputeStreak(db, guildId, userId)
}

const pagesOf = async ({ store }: Scratch, guildId: string, by: BoardName): Promise<RankedTotal[]> => {
  const rows: RankedTotal[] = []
  for (let offset = 0; ; offset += 3) {
    const page = await store.boards.boardPage(guildId, 'all', by, offset, 3)
    rows.push(...page)
    if (page.length < 3) return rows
  }
}

const expectPlaces = async (
  { store }: Scratch,
  guildId: string,
  by: BoardName,
  rows: readonly RankedTotal[],
) => {
  for (const [index, total] of rows.entries())
    expect(await store.boards.placeOf(guildId, 'all', by, total.userId)).toEqual({ rank: index + 1, total })
}

describe('whatever was asked and answered', () => {
  test('the streaks on the board are those of the rule', async () => {
    const scratch = await openScratchStore()
    const nextGuild = createGuildIds()
    const longestRuns: number[] = []
    await fc.assert(
      fc.asyncProperty(histories, async history => {
        const played = playDays(nextGuild(), history)
        await writeDays(scratch.db, played)
        const expected = new Map(
          played.people.map(
            ({ userId, answered }) => [userId, streakOf(played.asked, answered).length] as const,
          ),
        )
        const running = [...expected].filter(([, length]) => length > 0)
        longestRuns.push(...running.map(([, length]) => length))
        const ids = played.people.map(({ userId }) => userId)
        expect(await selectStreaks(scratch.db, played.guildId, ids)).toEqual(new Map(running))
        const board = await pagesOf(scratch, played.guildId, 'streak')
        expect(new Map(board.map(({ userId, streak }) => [userId, streak]))).toEqual(new Map(running))
        expect(board.map(({ streak }) => streak)).toEqual(
          board.map(({ streak }) => streak).sort((a, b) => b - a),
        )
        await expectPlaces(scratch, played.guildId, 'streak', board)
      }),
      { numRuns },
    )
    expect(Math.max(...longestRuns)).toBeGreaterThan(14)
  })
})

/** Few different values, so that people are equal in many of them. */
const totals = fc.array(
  fc
    .record({
      points: fc.nat(3).map(n => n * 10),
      answered: fc.constantFrom(1, MIN_ANSWERS - 1, MIN_ANSWERS, MIN_ANSWERS + 1, 40, 1000),
      share: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
      lastAt: fc.nat(2),
    })
    .map(({ share, ...total }) => ({ ...total, right: Math.floor(total.answered * share) })),
  { maxLength: 12 },
)

describe.each([
  ['points', byRank, 0],
  ['accuracy', byAccuracy, MIN_ANSWERS],
] as const)('whatever people have, the board by %s', (by, rule, minAnswers) => {
  test('is in the order of the rule, page by page, with everyone’s own place', async () => {
    const scratch = await openScratchStore()
    const nextGuild = createGuildIds()
    await fc.assert(
      fc.asyncProperty(totals, async people => {
        const guildId = nextGuild()
        const all = people.map((total, n): Total => ({ ...total, userId: String(400 + ((n * 7) % 12)) }))
        if (all.length > 0)
          await scratch.db
            .insertInto('totals')
            .values(all.map(row => totalRow(guildId, row)))
            .execute()
        const expected = all.filter(({ answered }) => answered >= minAnswers).sort(rule)
        const board = await pagesOf(scratch, guildId, by)
        expect(board).toEqual(expected.map(total => ({ ...total, streak: 0 })))
        await expectPlaces(scratch, guildId, by, board)
      }),
      { numRuns: numRuns * 4 },
    )
  })
})

const totalRow = (guildId: string, { userId, points, answered, right, lastAt }: Total) => ({
  guild_id: guildId,
  period: 'all',
  user_id: userId,
  points,
  answered,
  right_count: right,
  last_at: lastAt,
})

const postRow = (guildId: string, id: string, day: string, isOpen: boolean) => ({
  id,
  guild_id: guildId,
  channel_id: '200',
  audience: 'channel' as const,
  asked_by: '300',
  question_id: 'sample/one',
  hash: '0123456789abcdef',
  seed: 1,
  round: 1,
  rounds: 1,
  locale: 'en-US',
  opened_at: 0,
  closes_at: 0,
  closed_at: isOpen ? null : 1,
  message_id: `message ${id}`,
  answered: 0,
  right_count: 0,
  zone: 'UTC',
  daily_id: guildId,
  day,
  purpose: 'daily' as const,
})

const answerRow = (guildId: string, postId: string, userId: string, day: string) => ({
  post_id: postId,
  user_id: userId,
  guild_id: guildId,
  question_id: 'sample/one',
  hash: '0123456789abcdef',
  season: '2026-01',
  picked: 'A',
  is_right: 0 as const,
  score: 0,
  counted: 0 as const,
  took_ms: 1,
  answered_at: 0,
  day,
  daily_day: day,
})

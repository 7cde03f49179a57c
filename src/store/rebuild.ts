import { type Insertable, type Kysely, sql } from 'kysely'
import { periodsOf } from '../quiz/day.ts'
import type { Schema, TotalsTable } from './schema.ts'
import { recomputeStreak } from './streaks.ts'
import { inTransaction, isSqlite } from './transaction.ts'

const ROWS_PER_STATEMENT = 100

/** People per page. Only one page's totals are in memory, because those of ten million answers would not fit. */
const PEOPLE_PER_PAGE = 500

/** Rebuilds totals and streaks from the answers in one transaction. Resolves with the number of totals. */
export const rebuildTotals = (db: Kysely<Schema>): Promise<number> => inTransaction(db, rebuildIn)

/** The same in a transaction that is open already. Keyset pagination over the people. */
export const rebuildIn = async (trx: Kysely<Schema>): Promise<number> => {
  // Table lock: an answer recorded during the rebuild would be added twice.
  if (!isSqlite(trx)) await sql`lock table totals, streaks in share row exclusive mode`.execute(trx)
  await trx.deleteFrom('totals').execute()
  await trx.deleteFrom('streaks').execute()
  let inserted = 0
  let after = ''
  for (;;) {
    const last = await lastUserOfPage(trx, after)
    if (last === null) return inserted
    const totals = sumPeriods(await selectDaySums(trx, after, last))
    await insertTotals(trx, totals)
    await insertStreaks(trx, after, last)
    inserted += totals.length
    after = last
  }
}

/** The last user id of the page after `after`; null if there is no such page. */
const lastUserOfPage = async (db: Kysely<Schema>, after: string): Promise<string | null> => {
  const people = await db
    .selectFrom('answers')
    .select('user_id')
    .distinct()
    .where('user_id', '>', after)
    .orderBy('user_id')
    .limit(PEOPLE_PER_PAGE)
    .execute()
  return people.at(-1)?.user_id ?? null
}

type TotalRow = Insertable<TotalsTable>

const insertTotals = async (db: Kysely<Schema>, totals: readonly TotalRow[]): Promise<void> => {
  for (let start = 0; start < totals.length; start += ROWS_PER_STATEMENT)
    await db
      .insertInto('totals')
      .values(totals.slice(start, start + ROWS_PER_STATEMENT))
      .execute()
}

const insertStreaks = async (db: Kysely<Schema>, after: string, last: string): Promise<void> => {
  const people = await db
    .selectFrom('answers')
    .select(['guild_id', 'user_id'])
    .distinct()
    .where('user_id', '>', after)
    .where('user_id', '<=', last)
    .where('daily_day', 'is not', null)
    .execute()
  for (const { guild_id, user_id } of people) await recomputeStreak(db, guild_id, user_id)
}

const selectDaySums = (db: Kysely<Schema>, after: string, last: string) =>
  db
    .selectFrom('answers')
    .where('user_id', '>', after)
    .where('user_id', '<=', last)
    .where('counted', '=', 1)
    .groupBy(['guild_id', 'user_id', 'day'])
    .select(eb => [
      'guild_id',
      'user_id',
      'day',
      eb.fn.sum<number>('score').as('points'),
      eb.fn.countAll<number>().as('answered'),
      eb.fn.sum<number>('is_right').as('right_count'),
      eb.fn.max('answered_at').as('last_at'),
    ])
    .execute()

type DaySum = Omit<TotalRow, 'period'> & { readonly day: string }

const sumPeriods = (daySums: readonly DaySum[]): TotalRow[] => {
  const totals = new Map<string, TotalRow>()
  for (const { day, ...daySum } of daySums)
    for (const period of periodsOf(day)) {
      const key = `${daySum.guild_id}\n${period}\n${daySum.user_id}`
      totals.set(key, add(totals.get(key), { ...daySum, period }))
    }
  return [...totals.values()]
}

const add = (total: TotalRow | undefined, row: TotalRow): TotalRow => ({
  ...row,
  points: (total?.points ?? 0) + Number(row.points),
  answered: (total?.answered ?? 0) + Number(row.answered),
  right_count: (total?.right_count ?? 0) + Number(row.right_count),
  last_at: Math.max(total?.last_at ?? 0, Number(row.last_at)),
})

import { type Insertable, type Kysely, sql } from 'kysely'
import { isExpired, type PeriodCutoffs, periodCutoffs, periodsOf } from '../../quiz/day.ts'
import { isSinceReset, KEY_SINCE_RESET } from '../boards/period-resets.ts'
import { recomputeStreak } from '../boards/streaks.ts'
import { inChunks } from '../database/in-chunks.ts'
import { lockTables } from '../database/lock-tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema, TotalsTable } from '../schema.ts'
import { rebuildStats } from './rebuild-stats.ts'
import { rebuildStudy } from './rebuild-study.ts'

const ROWS_PER_STATEMENT = 100

/** People per transaction, which takes some milliseconds for people with a hundred answers each. */
const PEOPLE_PER_PAGE = 20

/**
 * Rebuilds totals, streaks, question statistics, cards and ratings from the answers and posts, as of `now` (ms UTC), in many short
 * transactions, so that a bot on PostgreSQL may run meanwhile. Keyset pagination over the people: each transaction replaces all rows
 * of the people on its page, so every answer is counted once. Resolves with the number of totals.
 */
export const rebuildTotals = async (db: Kysely<Schema>, now: number): Promise<number> => {
  const cutoffs = periodCutoffs(now)
  const inserted = await forEachPage(after => inTransaction(db, trx => rebuildPage(trx, after, cutoffs)))
  await rebuildStats(db)
  await rebuildStudy(db)
  return inserted
}

/** Rebuilds totals and streaks in a transaction that is open already, for a migration. Leaves nothing out. */
export const rebuildIn = (trx: Kysely<Schema>): Promise<number> =>
  forEachPage(after => rebuildPage(trx, after, NOTHING_EXPIRED))

const NOTHING_EXPIRED: PeriodCutoffs = { day: '', week: '' }

type RebuiltPage = { readonly inserted: number; readonly last: string | null }

/** Resolves with the number of rows inserted. */
const forEachPage = async (rebuild: (after: string) => Promise<RebuiltPage>): Promise<number> => {
  let inserted = 0
  for (let after: string | null = ''; after !== null; ) {
    const page: RebuiltPage = await rebuild(after)
    inserted += page.inserted
    after = page.last
  }
  return inserted
}

/** Rebuilds the people after `after`, and deletes rows of people without answers among them. `last` is null at the end. */
const rebuildPage = async (
  trx: Kysely<Schema>,
  after: string,
  cutoffs: PeriodCutoffs,
): Promise<RebuiltPage> => {
  // An answer recorded meanwhile would be added twice.
  await lockTables(trx, 'totals', 'streaks')
  const last = await lastUserOfPage(trx, after)
  for (const table of ['totals', 'streaks'] as const) {
    const rows = trx.deleteFrom(table).where('user_id', '>', after)
    await (last === null ? rows : rows.where('user_id', '<=', last)).execute()
  }
  if (last === null) return { inserted: 0, last }
  const totals = sumPeriods(await selectDaySums(trx, after, last)).filter(
    ({ period }) => !isExpired(period, cutoffs),
  )
  await insertTotals(trx, totals)
  const sinceResets = await insertSinceResets(trx, after, last)
  await insertStreaks(trx, after, last)
  return { inserted: totals.length + sinceResets, last }
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

const insertTotals = (db: Kysely<Schema>, totals: readonly TotalRow[]): Promise<void> =>
  inChunks(totals, ROWS_PER_STATEMENT, chunk => db.insertInto('totals').values(chunk).execute())

/** Resolves with the number of rows. */
const insertSinceResets = async (db: Kysely<Schema>, after: string, last: string): Promise<number> => {
  const { numAffectedRows } =
    await sql`insert into totals (guild_id, period, user_id, points, answered, right_count, last_at)
    select reset.guild_id, ${KEY_SINCE_RESET}, answers.user_id,
      sum(answers.score), count(*), sum(answers.is_right), max(answers.answered_at)
    from board_resets as reset join answers on answers.guild_id = reset.guild_id and ${isSinceReset('answers')}
    where answers.counted = 1 and answers.user_id > ${after} and answers.user_id <= ${last}
    group by reset.guild_id, ${KEY_SINCE_RESET}, answers.user_id`.execute(db)
  return Number(numAffectedRows ?? 0)
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

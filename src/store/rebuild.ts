import { type Insertable, type Kysely, sql } from 'kysely'
import { periodsOf } from '../quiz/day.ts'
import type { Schema, TotalsTable } from './schema.ts'
import { renewStreak } from './streaks.ts'
import { inTransaction, isSqlite } from './transaction.ts'

const ROWS_A_STATEMENT = 100

type Row = Insertable<TotalsTable>

/** So many people's totals are held in memory at a time: ten million answers would not fit. */
const PEOPLE_AT_ONCE = 500

/** Throws totals and streaks away and derives them anew from the answers, in one transaction. The number of totals made. */
export const rebuildTotals = (db: Kysely<Schema>): Promise<number> =>
  inTransaction(db, async trx => {
    // Where others write meanwhile they wait, since what they add would be added twice.
    if (!isSqlite(db)) await sql`lock table totals, streaks in share row exclusive mode`.execute(trx)
    await trx.deleteFrom('totals').execute()
    await trx.deleteFrom('streaks').execute()
    let made = 0
    let after = ''
    for (;;) {
      const upTo = await lastOfNext(trx, after)
      if (upTo === null) return made
      const totals = fold(await days(trx, after, upTo))
      await insert(trx, totals)
      await renewStreaks(trx, after, upTo)
      made += totals.length
      after = upTo
    }
  })

/** The last of the next people by id; null where there is nobody after. */
const lastOfNext = async (db: Kysely<Schema>, after: string): Promise<string | null> => {
  const people = await db
    .selectFrom('answers')
    .select('user_id')
    .distinct()
    .where('user_id', '>', after)
    .orderBy('user_id')
    .limit(PEOPLE_AT_ONCE)
    .execute()
  return people.at(-1)?.user_id ?? null
}

const insert = async (db: Kysely<Schema>, totals: readonly Row[]): Promise<void> => {
  for (let start = 0; start < totals.length; start += ROWS_A_STATEMENT)
    await db
      .insertInto('totals')
      .values(totals.slice(start, start + ROWS_A_STATEMENT))
      .execute()
}

const renewStreaks = async (db: Kysely<Schema>, after: string, upTo: string): Promise<void> => {
  const people = await db
    .selectFrom('answers')
    .select(['guild_id', 'user_id'])
    .distinct()
    .where('user_id', '>', after)
    .where('user_id', '<=', upTo)
    .where('daily_day', 'is not', null)
    .execute()
  for (const { guild_id, user_id } of people) await renewStreak(db, guild_id, user_id)
}

const days = (db: Kysely<Schema>, after: string, upTo: string) =>
  db
    .selectFrom('answers')
    .where('user_id', '>', after)
    .where('user_id', '<=', upTo)
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

type DayRow = Omit<Row, 'period'> & { readonly day: string }

const fold = (parts: readonly DayRow[]): Row[] => {
  const totals = new Map<string, Row>()
  for (const { day, ...part } of parts)
    for (const period of periodsOf(day)) {
      const key = `${part.guild_id}\n${period}\n${part.user_id}`
      totals.set(key, add(totals.get(key), { ...part, period }))
    }
  return [...totals.values()]
}

const add = (sum: Row | undefined, part: Row): Row => ({
  ...part,
  points: (sum?.points ?? 0) + Number(part.points),
  answered: (sum?.answered ?? 0) + Number(part.answered),
  right_count: (sum?.right_count ?? 0) + Number(part.right_count),
  last_at: Math.max(sum?.last_at ?? 0, Number(part.last_at)),
})

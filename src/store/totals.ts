import { type Kysely, type Selectable, sql } from 'kysely'
import type { Answer } from '../play/record.ts'
import { DEFAULT_ZONE, periodsOf } from '../quiz/day.ts'
import type { Total } from '../quiz/ranking.ts'
import { prepared } from './prepared.ts'
import type { Schema, TotalsTable } from './schema.ts'

/** Adds an answer that counts to its person's totals, in the answer's own transaction. */
export const addToTotals = async (db: Kysely<Schema>, serverId: string, answer: Answer): Promise<void> => {
  const [today, week, month, all] = periodsOf(DEFAULT_ZONE, answer.answeredAt) as [
    string,
    string,
    string,
    string,
  ]
  await upsertTotals(db, {
    serverId,
    today,
    week,
    month,
    all,
    userId: answer.userId,
    points: answer.score,
    right: answer.right ? 1 : 0,
    at: answer.answeredAt,
  })
}

type Share = {
  serverId: string
  today: string
  week: string
  month: string
  all: string
  userId: string
  points: number
  right: 0 | 1
  at: number
}

const upsertTotals = prepared((db, at: Share) =>
  db
    .insertInto('totals')
    .values(
      [at.today, at.week, at.month, at.all].map(period => ({
        server_id: at.serverId,
        period,
        user_id: at.userId,
        points: at.points,
        answered: 1,
        right_count: at.right,
        last_at: at.at,
      })),
    )
    .onConflict(conflict =>
      conflict.columns(['server_id', 'period', 'user_id']).doUpdateSet({
        points: sql`totals.points + excluded.points`,
        answered: sql`totals.answered + excluded.answered`,
        right_count: sql`totals.right_count + excluded.right_count`,
        // Not simply the new time: a clock may step back, and a rebuild must give the same row.
        last_at: sql`case when totals.last_at > excluded.last_at then totals.last_at else excluded.last_at end`,
      }),
    ),
)

/** Totals of a server's period, best first: the order is that of `byRank`, served from an index. */
export const boardOf = async (
  db: Kysely<Schema>,
  serverId: string,
  period: string,
  offset: number,
  limit: number,
): Promise<Total[]> => {
  const rows = await db
    .selectFrom('totals')
    .selectAll()
    .where('server_id', '=', serverId)
    .where('period', '=', period)
    .orderBy('points', 'desc')
    .orderBy('answered')
    .orderBy('last_at')
    .orderBy('user_id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(totalOf)
}

/** A person's total and rank: one more than the number of people ahead. */
export const placeOf = async (db: Kysely<Schema>, serverId: string, period: string, userId: string) => {
  const row = await db
    .selectFrom('totals')
    .selectAll()
    .where('server_id', '=', serverId)
    .where('period', '=', period)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (!row) return null
  const ahead = await countAhead(db, row)
  return { rank: ahead + 1, total: totalOf(row) }
}

const countAhead = async (db: Kysely<Schema>, mine: Selectable<TotalsTable>): Promise<number> => {
  const row = await db
    .selectFrom('totals')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('server_id', '=', mine.server_id)
    .where('period', '=', mine.period)
    // Says nothing that the next condition doesn't, but bounds the scan of the index.
    .where('points', '>=', mine.points)
    .where(eb =>
      eb.or([
        eb('points', '>', mine.points),
        eb(
          eb.refTuple('answered', 'last_at', 'user_id'),
          '<',
          eb.tuple(mine.answered, mine.last_at, mine.user_id),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const ownTotalOf = async (
  db: Kysely<Schema>,
  userId: string,
  period: string,
): Promise<Total | null> => {
  const rows = await db
    .selectFrom('totals')
    .selectAll()
    .where('user_id', '=', userId)
    .where('period', '=', period)
    .execute()
  if (rows.length === 0) return null
  return rows.map(totalOf).reduce((sum, one) => ({
    userId,
    points: sum.points + one.points,
    answered: sum.answered + one.answered,
    right: sum.right + one.right,
    lastAt: Math.max(sum.lastAt, one.lastAt),
  }))
}

const totalOf = (row: Selectable<TotalsTable>): Total => ({
  userId: row.user_id,
  points: row.points,
  answered: row.answered,
  right: row.right_count,
  lastAt: row.last_at,
})

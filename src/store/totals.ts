import { type Kysely, type Selectable, sql } from 'kysely'
import type { Answer } from '../play/record.ts'
import { periodsOf } from '../quiz/day.ts'
import type { Total } from '../quiz/ranking.ts'
import { prepared } from './prepared.ts'
import type { Schema, TotalsTable } from './schema.ts'

/** Adds an answer that counts to its person's totals, in the answer's own transaction. */
export const addToTotals = async (db: Kysely<Schema>, guildId: string, answer: Answer): Promise<void> => {
  const [today, week, month, all] = periodsOf(answer.day) as [string, string, string, string]
  await upsertTotals(db, {
    guildId,
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
  guildId: string
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
        guild_id: at.guildId,
        period,
        user_id: at.userId,
        points: at.points,
        answered: 1,
        right_count: at.right,
        last_at: at.at,
      })),
    )
    .onConflict(conflict =>
      conflict.columns(['guild_id', 'period', 'user_id']).doUpdateSet({
        points: sql`totals.points + excluded.points`,
        answered: sql`totals.answered + excluded.answered`,
        right_count: sql`totals.right_count + excluded.right_count`,
        // Not simply the new time: a clock may step back, and a rebuild must give the same row.
        last_at: sql`case when totals.last_at > excluded.last_at then totals.last_at else excluded.last_at end`,
      }),
    ),
)

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

export const totalOf = (row: Selectable<TotalsTable>): Total => ({
  userId: row.user_id,
  points: row.points,
  answered: row.answered,
  right: row.right_count,
  lastAt: row.last_at,
})

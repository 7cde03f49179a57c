import { type Kysely, sql } from 'kysely'
import type { Answer } from '../play/record.ts'
import { periodsOf } from '../quiz/day.ts'
import { prepareQuery } from './prepared-query.ts'
import type { Schema } from './schema.ts'

/** Adds a counted answer to its person's totals. Runs in the transaction that inserts the answer. */
export const upsertTotals = async (db: Kysely<Schema>, guildId: string, answer: Answer): Promise<void> => {
  const [today, week, month, all] = periodsOf(answer.day) as [string, string, string, string]
  await upsertPeriods(db, {
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

type Values = {
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

const upsertPeriods = prepareQuery((db, at: Values) =>
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
        // The maximum, because the wall clock may step back and a rebuild must give the same row.
        last_at: sql`case when totals.last_at > excluded.last_at then totals.last_at else excluded.last_at end`,
      }),
    ),
)

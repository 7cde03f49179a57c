import { type Kysely, type OnConflictBuilder, sql } from 'kysely'
import type { Answer } from '../../play/record.ts'
import { periodsOf } from '../../quiz/day.ts'
import { ALL_TIME } from '../../quiz/season.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import type { Schema } from '../schema.ts'
import { KEY_SINCE_RESET } from './period-resets.ts'

/**
 * Adds a counted answer to its person's totals. Runs in the transaction that inserts the answer. Resolves with whether it's
 * the first one in this guild.
 */
export const upsertTotals = async (db: Kysely<Schema>, guildId: string, answer: Answer): Promise<boolean> => {
  const [today, week, month, quarter, all] = periodsOf(answer.day) as [string, string, string, string, string]
  const values: Values = {
    guildId,
    today,
    week,
    month,
    quarter,
    all,
    day: answer.day,
    userId: answer.userId,
    points: answer.score,
    right: answer.right ? 1 : 0,
    at: answer.answeredAt,
  }
  const rows = await upsertPeriods(db, values)
  await upsertSinceResets(db, values)
  return rows.some(({ period, answered }) => period === all && answered === 1)
}

/** The time of a person's counted answer before, ms UTC; null for their first. To be read before `upsertTotals`. */
export const selectLastAt = async (
  db: Kysely<Schema>,
  guildId: string,
  userId: string,
): Promise<number | null> => {
  const [row] = await selectLast(db, { guildId, userId })
  return row?.last_at ?? null
}

const selectLast = prepareQuery((db, at: { guildId: string; userId: string }) =>
  db
    .selectFrom('totals')
    .select('last_at')
    .where('guild_id', '=', at.guildId)
    .where('period', '=', ALL_TIME)
    .where('user_id', '=', at.userId),
)

type Values = {
  guildId: string
  today: string
  week: string
  month: string
  quarter: string
  all: string
  day: string
  userId: string
  points: number
  right: 0 | 1
  at: number
}

const upsertPeriods = prepareQuery((db, at: Values) =>
  db
    .insertInto('totals')
    .values(
      [at.today, at.week, at.month, at.quarter, at.all].map(period => ({
        guild_id: at.guildId,
        period,
        user_id: at.userId,
        points: at.points,
        answered: 1,
        right_count: at.right,
        last_at: at.at,
      })),
    )
    .onConflict(addToRow)
    .returning(['period', 'answered']),
)

/** The boards that were reset before the answer. */
const upsertSinceResets = prepareQuery((db, at: Values) =>
  db
    .insertInto('totals')
    .columns(['guild_id', 'period', 'user_id', 'points', 'answered', 'right_count', 'last_at'])
    .expression(from =>
      from
        .selectFrom('board_resets as reset')
        .where('reset.guild_id', '=', at.guildId)
        .where('reset.from_day', '<=', at.day)
        .where('reset.until_day', '>=', at.day)
        .where('reset.at', '<=', at.at)
        .where('reset.dropped_at', 'is', null)
        .select(eb => [
          'reset.guild_id',
          KEY_SINCE_RESET.as('period'),
          eb.val(at.userId).as('user_id'),
          eb.val(at.points).as('points'),
          eb.val(1).as('answered'),
          eb.val(at.right).as('right_count'),
          eb.val(at.at).as('last_at'),
        ]),
    )
    .onConflict(addToRow),
)

const addToRow = (conflict: OnConflictBuilder<Schema, 'totals'>) =>
  conflict.columns(['guild_id', 'period', 'user_id']).doUpdateSet({
    points: sql`totals.points + excluded.points`,
    answered: sql`totals.answered + excluded.answered`,
    right_count: sql`totals.right_count + excluded.right_count`,
    // The maximum, because the wall clock may step back and a rebuild must give the same row.
    last_at: sql`case when totals.last_at > excluded.last_at then totals.last_at else excluded.last_at end`,
  })

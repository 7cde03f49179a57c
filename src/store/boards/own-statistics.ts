import { type Kysely, sql } from 'kysely'
import type { OwnStatistics } from '../../play/ports/boards.ts'
import type { DaySpan } from '../../quiz/season.ts'
import type { Schema } from '../schema.ts'

/** Counts a person's answers, on the days of a season and ever. */
export const selectOwnStatistics = async (
  db: Kysely<Schema>,
  userId: string,
  { from, until }: DaySpan,
): Promise<OwnStatistics> => {
  const inSeason = sql`case when day between ${from} and ${until} then 1 else 0 end`
  const row = await db
    .selectFrom('answers')
    .where('user_id', '=', userId)
    .select(eb => [
      eb.fn.countAll<number>().as('answered'),
      sql<number | null>`sum(is_right)`.as('right'),
      sql<number | null>`sum(${inSeason})`.as('season_answered'),
      sql<number | null>`sum(${inSeason} * is_right)`.as('season_right'),
    ])
    .executeTakeFirstOrThrow()
  return {
    season: { answered: Number(row.season_answered ?? 0), right: Number(row.season_right ?? 0) },
    ever: { answered: Number(row.answered), right: Number(row.right ?? 0) },
  }
}

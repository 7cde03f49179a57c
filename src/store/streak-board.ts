import type { Kysely } from 'kysely'
import type { BoardEntry, RankedTotal } from '../quiz/ranking.ts'
import type { Schema } from './schema.ts'
import { aliveAfter, closedDays } from './streaks.ts'

/** The longest running streak first, then the latest last day. Points and answers are those of the period. */
export const streakBoard = (
  db: Kysely<Schema>,
  { guildId, period }: { readonly guildId: string; readonly period: string },
) => {
  const selectRunning = async () => {
    const alive = aliveAfter(await closedDays(db, guildId))
    return db.selectFrom('streaks').where('streaks.guild_id', '=', guildId).where(alive)
  }
  const selectWithTotals = async () =>
    (await selectRunning())
      .leftJoin('totals', join =>
        join
          .onRef('totals.user_id', '=', 'streaks.user_id')
          .onRef('totals.guild_id', '=', 'streaks.guild_id')
          .on('totals.period', '=', period),
      )
      .select(['streaks.user_id', 'length', 'last_day', 'points', 'answered', 'right_count', 'last_at'])
  return {
    async page(offset: number, limit: number): Promise<RankedTotal[]> {
      const rows = await (await selectWithTotals())
        .orderBy('length', 'desc')
        .orderBy('last_day', 'desc')
        .orderBy('streaks.user_id')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(rankedFromRow)
    },
    async placeOf(userId: string): Promise<BoardEntry | null> {
      const own = await (await selectWithTotals()).where('streaks.user_id', '=', userId).executeTakeFirst()
      if (!own) return null
      const query = (await selectRunning()).where(eb =>
        eb.or([
          eb('length', '>', own.length),
          eb.and([eb('length', '=', own.length), eb('last_day', '>', own.last_day)]),
          eb.and([
            eb('length', '=', own.length),
            eb('last_day', '=', own.last_day),
            eb('streaks.user_id', '<', userId),
          ]),
        ]),
      )
      const { ahead } = await query
        .select(eb => eb.fn.countAll<number>().as('ahead'))
        .executeTakeFirstOrThrow()
      return { rank: Number(ahead) + 1, total: rankedFromRow(own) }
    },
  }
}

type StreakRow = {
  user_id: string
  length: number
  points: number | null
  answered: number | null
  right_count: number | null
  last_at: number | null
}

const rankedFromRow = (row: StreakRow): RankedTotal => ({
  userId: row.user_id,
  points: row.points ?? 0,
  answered: row.answered ?? 0,
  right: row.right_count ?? 0,
  lastAt: row.last_at ?? 0,
  streak: row.length,
})

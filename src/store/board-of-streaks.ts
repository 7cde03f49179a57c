import type { Kysely } from 'kysely'
import type { RankedTotal } from '../quiz/ranking.ts'
import { type Board, type BoardScope, COUNT, count } from './board-rows.ts'
import type { Schema } from './schema.ts'
import { aliveAfter, closedDays } from './streaks.ts'

/** Longest running streak first, then whoever answered last; points and answers are the period's. */
export const streakBoard = (db: Kysely<Schema>, { guildId, period }: BoardScope): Board => {
  const running = async () => {
    const alive = aliveAfter(await closedDays(db, guildId))
    return db.selectFrom('streaks').where('streaks.guild_id', '=', guildId).where(alive)
  }
  const selected = async () =>
    (await running())
      .leftJoin('totals', join =>
        join
          .onRef('totals.user_id', '=', 'streaks.user_id')
          .onRef('totals.guild_id', '=', 'streaks.guild_id')
          .on('totals.period', '=', period),
      )
      .select(['streaks.user_id', 'length', 'last_day', 'points', 'answered', 'right_count', 'last_at'])
  return {
    async page(offset, limit) {
      const found = await (await selected())
        .orderBy('length', 'desc')
        .orderBy('last_day', 'desc')
        .orderBy('streaks.user_id')
        .limit(limit)
        .offset(offset)
        .execute()
      return found.map(rankedOf)
    },
    async placeOf(userId) {
      const mine = await (await selected()).where('streaks.user_id', '=', userId).executeTakeFirst()
      if (!mine) return null
      const ahead = (await running()).where(eb =>
        eb.or([
          eb('length', '>', mine.length),
          eb.and([eb('length', '=', mine.length), eb('last_day', '>', mine.last_day)]),
          eb.and([
            eb('length', '=', mine.length),
            eb('last_day', '=', mine.last_day),
            eb('streaks.user_id', '<', userId),
          ]),
        ]),
      )
      return { rank: 1 + (await count(ahead.select(COUNT))), total: rankedOf(mine) }
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

const rankedOf = (row: StreakRow): RankedTotal => ({
  userId: row.user_id,
  points: row.points ?? 0,
  answered: row.answered ?? 0,
  right: row.right_count ?? 0,
  lastAt: row.last_at ?? 0,
  streak: row.length,
})

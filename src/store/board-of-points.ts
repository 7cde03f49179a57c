import type { Kysely } from 'kysely'
import { type Board, type BoardScope, COUNT, count, placeOf, totalsOf, withStreaks } from './board-rows.ts'
import type { Schema } from './schema.ts'

/** The order is that of `byRank`, served from an index. */
export const pointsBoard = (db: Kysely<Schema>, scope: BoardScope): Board => ({
  async page(offset, limit) {
    const found = await totalsOf(db, scope)
      .selectAll()
      .orderBy('points', 'desc')
      .orderBy('answered')
      .orderBy('last_at')
      .orderBy('user_id')
      .limit(limit)
      .offset(offset)
      .execute()
    return withStreaks(db, scope.guildId, found)
  },
  async placeOf(userId) {
    const mine = await totalsOf(db, scope).selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (!mine) return null
    const ahead = totalsOf(db, scope)
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
    return placeOf(db, scope, mine, await count(ahead.select(COUNT)))
  },
})

import type { Kysely } from 'kysely'
import { type Board, COUNT, count, placeOf, type Rows, totalsOf, withStreaks } from './board-rows.ts'
import type { Schema } from './schema.ts'

/** The order is that of `byRank`, served from an index. */
export const pointsBoard = (db: Kysely<Schema>, rows: Rows): Board => ({
  async page(offset, limit) {
    const found = await totalsOf(db, rows)
      .selectAll()
      .orderBy('points', 'desc')
      .orderBy('answered')
      .orderBy('last_at')
      .orderBy('user_id')
      .limit(limit)
      .offset(offset)
      .execute()
    return withStreaks(db, rows.serverId, found)
  },
  async own(userId) {
    const mine = await totalsOf(db, rows).selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (!mine) return null
    const ahead = totalsOf(db, rows)
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
    return placeOf(db, rows, mine, await count(ahead.select(COUNT)))
  },
})

import type { Kysely, Selectable } from 'kysely'
import type { Notice, NoticeKind, NoticeStore } from '../../play/ports/notices.ts'
import { inChunks } from '../database/in-chunks.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import type { NoticesTable, Schema } from '../schema.ts'

export const noticeStore = (db: Kysely<Schema>): NoticeStore => ({
  addNotices: notices => insertNotices(db, notices),
  takeNotices: (userId, kinds, max) => deleteNoticesOf(db, userId, kinds, max),
  countNotices: (userId, kinds) => countNoticesOf(db, userId, kinds),
})

const ROWS_PER_STATEMENT = 1000

export const insertNotices = (db: Kysely<Schema>, notices: readonly Notice[]): Promise<void> =>
  inChunks(notices, ROWS_PER_STATEMENT, chunk =>
    db
      .insertInto('notices')
      .values(chunk.map(({ userId, kind, ref, at }) => ({ user_id: userId, kind, ref, at })))
      .onConflict(conflict => conflict.doNothing())
      .execute(),
  )

/** A read first, because hardly anyone has a notice, and a write would take SQLite's only write lock. */
const deleteNoticesOf = async (
  db: Kysely<Schema>,
  userId: string,
  kinds: readonly NoticeKind[],
  max: number,
): Promise<Notice[]> => {
  const [first] = await selectNotice(db, { userId })
  if (!first || kinds.length === 0) return []
  const oldest = db
    .selectFrom('notices')
    .select(['kind', 'ref'])
    .where('user_id', '=', userId)
    .where('kind', 'in', kinds)
    .orderBy('at')
    .orderBy('ref')
    .limit(max)
  const rows = await db
    .deleteFrom('notices')
    .where('user_id', '=', userId)
    .where(({ eb, refTuple }) => eb(refTuple('kind', 'ref'), 'in', oldest.$asTuple('kind', 'ref')))
    .returningAll()
    .execute()
  return rows.map(noticeFromRow).sort((a, b) => a.at - b.at || (a.ref < b.ref ? -1 : 1))
}

const countNoticesOf = async (
  db: Kysely<Schema>,
  userId: string,
  kinds: readonly NoticeKind[],
): Promise<number> => {
  if (kinds.length === 0) return 0
  const { count } = await db
    .selectFrom('notices')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('kind', 'in', kinds)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const selectNotice = prepareQuery((db, at: { userId: string }) =>
  db.selectFrom('notices').select('ref').where('user_id', '=', at.userId).limit(1),
)

export const noticeFromRow = (row: Selectable<NoticesTable>): Notice => ({
  userId: row.user_id,
  kind: row.kind,
  ref: row.ref,
  at: row.at,
})

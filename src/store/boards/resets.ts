import { type Kysely, sql } from 'kysely'
import type { BoardReset, ResetRequest, ResetStore } from '../../play/ports/resets.ts'
import { ALL_TIME } from '../../quiz/season.ts'
import { lockTables } from '../database/lock-tables.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { inTransaction } from '../database/transaction.ts'
import { someone } from '../people/anonymize.ts'
import type { Schema } from '../schema.ts'
import { keySinceReset } from './period-resets.ts'

export const resetStore = (db: Kysely<Schema>): ResetStore => ({
  sumOf: (guildId, period) => selectSum(db, guildId, period),
  resetsOf: (guildId, since) => selectResets(db, guildId, since),
  resetBoards: request => inTransaction(db, trx => insertReset(trx, request)),
  undoReset: (guildId, at, now) => inTransaction(db, trx => dropReset(trx, guildId, at, now)),
})

/** The period under which a board's totals are kept: that of its newest reset, if it has one. */
export const currentKey = async (db: Kysely<Schema>, guildId: string, period: string): Promise<string> => {
  const [row] = await selectNewest(db, { guildId, period })
  return row?.at == null ? period : keySinceReset(period, row.at)
}

const selectNewest = prepareQuery((db, where: { guildId: string; period: string }) =>
  db
    .selectFrom('board_resets')
    .where('guild_id', '=', where.guildId)
    .where('period', '=', where.period)
    .where('dropped_at', 'is', null)
    .select(eb => eb.fn.max('at').as('at')),
)

const selectSum = async (db: Kysely<Schema>, guildId: string, period: string) => {
  const { people, points } = await db
    .selectFrom('totals')
    .where('guild_id', '=', guildId)
    .where('period', '=', await currentKey(db, guildId, period))
    .where('points', '>', 0)
    .select(eb => [eb.fn.countAll<number>().as('people'), eb.fn.sum<number | null>('points').as('points')])
    .executeTakeFirstOrThrow()
  return { people: Number(people), points: Number(points ?? 0) }
}

const selectResets = async (db: Kysely<Schema>, guildId: string, since: number): Promise<BoardReset[]> => {
  const rows = await db
    .selectFrom('board_resets')
    .where('guild_id', '=', guildId)
    .where('at', '>', since)
    .where('dropped_at', 'is', null)
    .groupBy('at')
    .orderBy('at', 'desc')
    .select(eb => [
      'at',
      eb.fn.max('set_by').as('set_by'),
      sql<number>`max(case when period = ${ALL_TIME} then 1 else 0 end)`.as('is_all'),
    ])
    .execute()
  return rows.map(({ at, set_by, is_all }) => ({
    at: Number(at),
    scope: Number(is_all) === 1 ? 'all' : 'season',
    setBy: set_by,
  }))
}

/** Its time is later than everything that was recorded: an answer belongs to the time before or after, by its own time alone. */
const insertReset = async (
  trx: Kysely<Schema>,
  { guildId, spans, setBy, now, last }: ResetRequest,
): Promise<BoardReset | null> => {
  await lockAnswers(trx)
  const [newest] = await selectResets(trx, guildId, 0)
  if (newest && newest.at !== last) return null
  const latest = Math.max(await selectLastAnswerAt(trx, guildId), await selectLastResetAt(trx, guildId))
  const at = Math.max(now, latest + 1)
  await trx
    .insertInto('board_resets')
    .values(
      spans.map(({ period, from, until }) => ({
        guild_id: guildId,
        period,
        at,
        from_day: from,
        until_day: until,
        set_by: setBy,
        dropped_at: null,
      })),
    )
    .execute()
  return { at, scope: spans.some(({ period }) => period === ALL_TIME) ? 'all' : 'season', setBy }
}

/** Answers that are being recorded commit before, without this reset; later ones know of it. */
const lockAnswers = (trx: Kysely<Schema>): Promise<void> => lockTables(trx, 'answers')

/** Undone ones count: a second reset at the time of one would take over its totals. */
const selectLastResetAt = async (trx: Kysely<Schema>, guildId: string): Promise<number> => {
  const { at } = await trx
    .selectFrom('board_resets')
    .where('guild_id', '=', guildId)
    .select(eb => eb.fn.max<number | null>('at').as('at'))
    .executeTakeFirstOrThrow()
  return Number(at ?? 0)
}

const selectLastAnswerAt = async (trx: Kysely<Schema>, guildId: string): Promise<number> => {
  const { at } = await trx
    .selectFrom('totals')
    .where('guild_id', '=', guildId)
    .where('period', '=', ALL_TIME)
    .select(eb => eb.fn.max<number | null>('last_at').as('at'))
    .executeTakeFirstOrThrow()
  return Number(at ?? 0)
}

const dropReset = async (trx: Kysely<Schema>, guildId: string, at: number, now: number): Promise<boolean> => {
  await lockAnswers(trx)
  const { numUpdatedRows } = await trx
    .updateTable('board_resets')
    .set({ dropped_at: now })
    .where('guild_id', '=', guildId)
    .where('at', '=', at)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What someone reset stays, each time under another id. */
export const removeFromResets = async (trx: Kysely<Schema>, userId: string): Promise<void> => {
  const resets = await trx
    .selectFrom('board_resets')
    .select(['guild_id', 'at'])
    .distinct()
    .where('set_by', '=', userId)
    .execute()
  for (const { guild_id, at } of resets)
    await trx
      .updateTable('board_resets')
      .set({ set_by: someone() })
      .where('guild_id', '=', guild_id)
      .where('at', '=', at)
      .execute()
}

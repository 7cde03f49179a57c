import { type Insertable, type Kysely, sql } from 'kysely'
import { DEFAULT_ZONE, periodsOf } from '../quiz/day.ts'
import type { Schema, TotalsTable } from './schema.ts'

/** Every zone's midnight falls on a quarter of an hour, so a quarter lies in one day wherever it is. */
const QUARTER_MS = 15 * 60_000

const ROWS_A_STATEMENT = 100

type Row = Insertable<TotalsTable>

/** Throws the totals away and derives them anew from the answers, in one transaction. The number of rows made. */
export const rebuildTotals = (db: Kysely<Schema>): Promise<number> =>
  db.transaction().execute(async trx => {
    const totals = fold(await quarters(trx))
    await trx.deleteFrom('totals').execute()
    for (let start = 0; start < totals.length; start += ROWS_A_STATEMENT)
      await trx
        .insertInto('totals')
        .values(totals.slice(start, start + ROWS_A_STATEMENT))
        .execute()
    return totals.length
  })

const quarters = (db: Kysely<Schema>) =>
  db
    .selectFrom('answers')
    .where('counted', '=', 1)
    .groupBy(['server_id', 'user_id', sql`answered_at / ${sql.lit(QUARTER_MS)}`])
    .select(eb => [
      'server_id',
      'user_id',
      eb.fn.sum<number>('score').as('points'),
      eb.fn.countAll<number>().as('answered'),
      eb.fn.sum<number>('is_right').as('right_count'),
      eb.fn.max('answered_at').as('last_at'),
    ])
    .execute()

const fold = (parts: readonly Omit<Row, 'period'>[]): Row[] => {
  const totals = new Map<string, Row>()
  for (const part of parts)
    for (const period of periodsOf(DEFAULT_ZONE, Number(part.last_at))) {
      const key = `${part.server_id}\n${period}\n${part.user_id}`
      totals.set(key, add(totals.get(key), { ...part, period }))
    }
  return [...totals.values()]
}

const add = (sum: Row | undefined, part: Row): Row => ({
  ...part,
  points: (sum?.points ?? 0) + Number(part.points),
  answered: (sum?.answered ?? 0) + Number(part.answered),
  right_count: (sum?.right_count ?? 0) + Number(part.right_count),
  last_at: Math.max(sum?.last_at ?? 0, Number(part.last_at)),
})

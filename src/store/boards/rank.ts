import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { MAX_RANK } from '../../quiz/ranking.ts'
import type { Schema } from '../schema.ts'

// biome-ignore lint/suspicious/noExplicitAny: queries on different tables; only their number of rows matters
type Range = SelectQueryBuilder<Schema, any, object>

/**
 * The rank of somebody behind the rows of these queries, each of which is one range of an index. Disjoint ranges in
 * place of one condition with `or`, which no index serves. Null below MAX_RANK, where counting stops.
 */
export const rankBehind = async (db: Kysely<Schema>, ranges: readonly Range[]): Promise<number | null> => {
  const [first, ...others] = ranges.map(range => range.select(sql<number>`1`.as('one')))
  if (!first) return 1
  const ahead = others.reduce((all, range) => all.unionAll(range), first).limit(MAX_RANK)
  const { count } = await db
    .selectFrom(ahead.as('ahead'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count) < MAX_RANK ? Number(count) + 1 : null
}

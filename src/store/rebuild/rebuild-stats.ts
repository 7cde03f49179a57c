import { type Kysely, sql } from 'kysely'
import { lockTables } from '../database/lock-tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'

/** Rebuilds the question statistics from the posts, one guild a transaction. */
export const rebuildStats = async (db: Kysely<Schema>): Promise<void> => {
  for (let guildId = await nextGuild(db, ''); guildId !== null; ) {
    const id: string = guildId
    await inTransaction(db, trx => rebuildGuild(trx, id))
    guildId = await nextGuild(db, id)
  }
}

/** The next guild that has posts, or statistics that no post accounts for. One step of an index for each. */
const nextGuild = async (db: Kysely<Schema>, after: string): Promise<string | null> => {
  const firstIn = (table: 'posts' | 'question_stats') =>
    db
      .selectFrom(table)
      .select(eb => eb.fn.min('guild_id').as('guild_id'))
      .where('guild_id', '>', after)
  const row = await db
    .selectFrom(firstIn('posts').unionAll(firstIn('question_stats')).as('first'))
    .select(eb => eb.fn.min('guild_id').as('guild_id'))
    .executeTakeFirst()
  return row?.guild_id ?? null
}

const rebuildGuild = async (trx: Kysely<Schema>, guildId: string): Promise<void> => {
  // A post written or closed meanwhile would be counted twice or not at all.
  await lockTables(trx, 'question_stats')
  await trx.deleteFrom('question_stats').where('guild_id', '=', guildId).execute()
  await sql`insert into question_stats (guild_id, question_id, asked, answered, right_count)
    select guild_id, question_id, count(*), sum(answered), sum(right_count)
    from posts where guild_id = ${guildId} and audience = 'channel' group by guild_id, question_id`.execute(
    trx,
  )
}

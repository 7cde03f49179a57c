import type { Kysely } from 'kysely'

/**
 * What each guild's managers were told. `told` and `message` are JSON: keys of findings, and the last message. `refused`: the
 * channel that refused one.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('guild_findings')
    .addColumn('guild_id', 'text', column => column.primaryKey())
    .addColumn('told', 'text', column => column.notNull())
    .addColumn('message', 'text')
    .addColumn('refused', 'text')
    .execute()
}

import type { Kysely } from 'kysely'

/**
 * What a guild has set. No row is the default, so a setting that a later version adds needs no migration. `channel_id`: ''
 * for the whole guild, or the channel that differs from it. `value` is JSON.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('guild_settings')
    .addColumn('guild_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('value', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('guild_settings_key', ['guild_id', 'channel_id', 'name'])
    .execute()
}

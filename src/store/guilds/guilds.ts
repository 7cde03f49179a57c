import type { Kysely } from 'kysely'
import type { GuildStore } from '../../play/ports/guilds.ts'
import { DEFAULT_ZONE } from '../../quiz/day.ts'
import { inChunks } from '../database/in-chunks.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { purgeBatch } from './purge-guild.ts'
import { updateIfPlayed, upsertUnlisted } from './unlisted-guilds.ts'

export const guildStore = (db: Kysely<Schema>): GuildStore => ({
  joinedGuilds: () => selectJoined(db),
  markJoined: guildIds => upsertJoined(db, guildIds),
  markLeft: (guildIds, at) => updateLeft(db, guildIds, at),
  markUnlistedLeft: at => upsertUnlisted(db, at),
  postponePurge: (guildId, since) => updateIfPlayed(db, guildId, since),
  guildsLeftBefore: before => selectLeftBefore(db, before),
  purgeBatch: (guildId, before, maxRows) =>
    inTransaction(db, trx => purgeBatch(trx, guildId, before, maxRows)),
})

const selectJoined = async (db: Kysely<Schema>): Promise<string[]> => {
  const rows = await db.selectFrom('guilds').select('guild_id').where('gone_at', 'is', null).execute()
  return rows.map(row => row.guild_id)
}

const selectLeftBefore = async (db: Kysely<Schema>, before: number): Promise<string[]> => {
  const rows = await db.selectFrom('guilds').select('guild_id').where('gone_at', '<=', before).execute()
  return rows.map(row => row.guild_id)
}

/** New guilds get the default zone; known guilds keep theirs. */
const upsertJoined = (db: Kysely<Schema>, guildIds: readonly string[]): Promise<void> =>
  inChunks(guildIds, GUILDS_PER_STATEMENT, chunk =>
    db
      .insertInto('guilds')
      .values(chunk.map(guild_id => ({ guild_id, zone: DEFAULT_ZONE, locale: null, gone_at: null })))
      .onConflict(conflict =>
        conflict.column('guild_id').doUpdateSet({ gone_at: null }).where('guilds.gone_at', 'is not', null),
      )
      .execute(),
  )

const updateLeft = (db: Kysely<Schema>, guildIds: readonly string[], at: number): Promise<void> =>
  inChunks(guildIds, GUILDS_PER_STATEMENT, chunk =>
    db
      .updateTable('guilds')
      .set({ gone_at: at })
      .where('guild_id', 'in', chunk)
      .where('gone_at', 'is', null)
      .execute(),
  )

/** Each chunk is a transaction of its own, so a sync of 100,000 guilds never delays a click. */
const GUILDS_PER_STATEMENT = 500

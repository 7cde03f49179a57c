import type { Kysely } from 'kysely'
import type { GuildStore } from '../play/ports/guilds.ts'
import { DEFAULT_SETTINGS, type GuildSettings } from '../play/record.ts'
import { DEFAULT_ZONE } from '../quiz/day.ts'
import { inChunks } from './in-chunks.ts'
import { prepareQuery } from './prepared-query.ts'
import { purgeBatch } from './purge-guild.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'
import { updateIfPlayed, upsertUnlisted } from './unlisted-guilds.ts'

export const guildStore = (db: Kysely<Schema>): GuildStore => ({
  guildSettings: guildId => findSettings(db, guildId),
  joinedGuilds: () => selectJoined(db),
  markJoined: guildIds => upsertJoined(db, guildIds),
  markLeft: (guildIds, at) => updateLeft(db, guildIds, at),
  markUnlistedLeft: at => upsertUnlisted(db, at),
  postponePurge: (guildId, since) => updateIfPlayed(db, guildId, since),
  guildsLeftBefore: before => selectLeftBefore(db, before),
  purgeBatch: (guildId, before, maxRows) =>
    inTransaction(db, trx => purgeBatch(trx, guildId, before, maxRows)),
})

const findSettings = async (db: Kysely<Schema>, guildId: string): Promise<GuildSettings> => {
  const [row] = await selectSettings(db, { guildId })
  return row ?? DEFAULT_SETTINGS
}

const selectSettings = prepareQuery((db, at: { guildId: string }) =>
  db.selectFrom('guilds').select(['zone', 'locale']).where('guild_id', '=', at.guildId),
)

export const upsertZone = (db: Kysely<Schema>, guildId: string, zone: string) =>
  db
    .insertInto('guilds')
    .values({ guild_id: guildId, zone, locale: null, gone_at: null })
    .onConflict(conflict => conflict.column('guild_id').doUpdateSet({ zone }))
    .execute()

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

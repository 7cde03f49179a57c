import type { Kysely } from 'kysely'
import type { GuildStore } from '../play/ports/store.ts'
import { DEFAULT_SETTINGS, type GuildSettings } from '../play/record.ts'
import { guildsLeftBefore, joinedGuilds, markJoined, markLeft } from './guild-membership.ts'
import { prepared } from './prepared.ts'
import { purgeBatch } from './purge.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

export const guildStore = (db: Kysely<Schema>): GuildStore => ({
  guildSettings: guildId => findSettings(db, guildId),
  joinedGuilds: () => joinedGuilds(db),
  markJoined: guildIds => markJoined(db, guildIds),
  markLeft: (guildIds, at) => markLeft(db, guildIds, at),
  guildsLeftBefore: before => guildsLeftBefore(db, before),
  purgeBatch: (guildId, before) => inTransaction(db, trx => purgeBatch(trx, guildId, before)),
})

const findSettings = async (db: Kysely<Schema>, guildId: string): Promise<GuildSettings> => {
  const [row] = await selectSettings(db, { guildId })
  return row ?? DEFAULT_SETTINGS
}

const selectSettings = prepared((db, at: { guildId: string }) =>
  db.selectFrom('guilds').select(['zone', 'locale']).where('guild_id', '=', at.guildId),
)

export const setZone = (db: Kysely<Schema>, guildId: string, zone: string) =>
  db
    .insertInto('guilds')
    .values({ guild_id: guildId, zone, locale: null, gone_at: null })
    .onConflict(conflict => conflict.column('guild_id').doUpdateSet({ zone }))
    .execute()

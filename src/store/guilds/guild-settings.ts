import type { Kysely } from 'kysely'
import type { SettingsStore } from '../../play/ports/settings.ts'
import { DEFAULT_SETTINGS, type GuildSettings, readSettings } from '../../play/settings/guild-settings.ts'
import { DEFAULT_ZONE } from '../../quiz/day.ts'
import { botState } from '../bot-state.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { moveWeekly } from '../weekly/move-weekly.ts'

export const settingsStore = (db: Kysely<Schema>): SettingsStore => ({
  settingsOf: guildId => findSettings(db, guildId),
  changeSettings: (guildId, changes) => inTransaction(db, trx => change(trx, guildId, changes)),
  setBanksOfChannel: (guildId, channelId, banks, max) =>
    inTransaction(db, trx => setBanksOfChannel(trx, guildId, channelId, banks, max)),
  noteBanks: banks => noteBanks(db, banks),
})

const findSettings = async (db: Kysely<Schema>, guildId: string): Promise<GuildSettings> => {
  const rows = await selectSettings(db, { guildId })
  const [first] = rows
  if (!first) return DEFAULT_SETTINGS
  const stored = rows.flatMap(({ channel_id, name, value }) =>
    channel_id === null || name === null || value === null ? [] : [{ channelId: channel_id, name, value }],
  )
  return readSettings({ zone: first.zone, locale: first.locale }, stored)
}

const selectSettings = prepareQuery((db, at: { guildId: string }) =>
  db
    .selectFrom('guilds')
    .leftJoin('guild_settings', 'guild_settings.guild_id', 'guilds.guild_id')
    .select(['zone', 'locale', 'channel_id', 'name', 'value'])
    .where('guilds.guild_id', '=', at.guildId),
)

const change = async (
  trx: Kysely<Schema>,
  guildId: string,
  { zone, locale, ...named }: Parameters<SettingsStore['changeSettings']>[1],
): Promise<void> => {
  await upsertGuild(trx, guildId)
  if (zone !== undefined || locale !== undefined)
    await trx
      .updateTable('guilds')
      .set({ ...(zone !== undefined && { zone }), ...(locale !== undefined && { locale }) })
      .where('guild_id', '=', guildId)
      .execute()
  if (zone !== undefined) await moveWeekly(trx, guildId)
  // Marks the zone as chosen: see upsertZone.
  await write(trx, { guild_id: guildId, channel_id: '', name: 'zone' }, zone)
  for (const [name, value] of Object.entries(named))
    await write(trx, { guild_id: guildId, channel_id: '', name }, value)
}

/** The guild's row, which a guild that the bot is in may lack until the next sync, locked until the commit. */
export const upsertGuild = (trx: Kysely<Schema>, guildId: string) =>
  trx
    .insertInto('guilds')
    .values({ guild_id: guildId, zone: DEFAULT_ZONE, locale: null, gone_at: null })
    .onConflict(conflict => conflict.column('guild_id').doUpdateSet({ guild_id: guildId }))
    .returning('zone')
    .executeTakeFirstOrThrow()

/** The zone of a guild's first daily is the guild's, unless someone has set one. */
export const upsertZone = async (trx: Kysely<Schema>, guildId: string, zone: string): Promise<void> => {
  await trx
    .insertInto('guilds')
    .values({ guild_id: guildId, zone, locale: null, gone_at: null })
    .onConflict(conflict =>
      conflict
        .column('guild_id')
        .doUpdateSet({ zone })
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('guild_settings')
                .select('guild_settings.guild_id')
                .where('guild_settings.guild_id', '=', guildId)
                .where('channel_id', '=', '')
                .where('name', '=', 'zone'),
            ),
          ),
        ),
    )
    .execute()
  await moveWeekly(trx, guildId)
}

type Key = Pick<Schema['guild_settings'], 'guild_id' | 'channel_id' | 'name'>

/** Null deletes the row, which makes it the default. */
const write = async (trx: Kysely<Schema>, key: Key, value: unknown): Promise<void> => {
  if (value === undefined) return
  if (value === null) return deleteRow(trx, key)
  const json = JSON.stringify(value)
  await trx
    .insertInto('guild_settings')
    .values({ ...key, value: json })
    .onConflict(conflict => conflict.columns(['guild_id', 'channel_id', 'name']).doUpdateSet({ value: json }))
    .execute()
}

const deleteRow = async (trx: Kysely<Schema>, { guild_id, channel_id, name }: Key): Promise<void> => {
  await trx
    .deleteFrom('guild_settings')
    .where('guild_id', '=', guild_id)
    .where('channel_id', '=', channel_id)
    .where('name', '=', name)
    .execute()
}

const setBanksOfChannel = async (
  trx: Kysely<Schema>,
  guildId: string,
  channelId: string,
  banks: readonly string[] | null,
  max: number,
): Promise<boolean> => {
  await upsertGuild(trx, guildId)
  if (banks !== null && (await countOthers(trx, guildId, channelId, max)) >= max) return false
  await write(trx, { guild_id: guildId, channel_id: channelId, name: 'banks' }, banks)
  return true
}

/** Other channels with banks of their own. Counts no further than `max`. */
const countOthers = async (
  trx: Kysely<Schema>,
  guildId: string,
  channelId: string,
  max: number,
): Promise<number> => {
  const others = await trx
    .selectFrom('guild_settings')
    .select('channel_id')
    .where('guild_id', '=', guildId)
    .where('channel_id', 'not in', ['', channelId])
    .where('name', '=', 'banks')
    .limit(max)
    .execute()
  return others.length
}

/** In `bot_state`: all banks that there ever were, so that one that was away for a while isn't new. */
const KNOWN_BANKS = 'banks'

const noteBanks = async (db: Kysely<Schema>, banks: readonly string[]): Promise<void> => {
  const state = botState(db)
  const stored = await state.read(KNOWN_BANKS)
  const known: readonly string[] = stored === null ? banks : JSON.parse(stored)
  const added = banks.filter(bank => !known.includes(bank))
  // Where all others are gone, as after a folder was renamed, servers would be left with nothing to ask.
  if (added.length > 0 && added.length < banks.length) await keepBanks(db, known)
  if (added.length > 0 || stored === null)
    await state.write(KNOWN_BANKS, JSON.stringify([...known, ...added]))
}

/** So many guilds in one statement: with 100,000 of them, no click may wait for all. */
const GUILDS_PER_STATEMENT = 500

/** Page by page in the order of the primary key. A guild that chooses meanwhile keeps its choice. */
const keepBanks = async (db: Kysely<Schema>, banks: readonly string[]): Promise<void> => {
  const value = JSON.stringify(banks)
  for (let after = ''; ; ) {
    const guilds = await db
      .selectFrom('guilds')
      .select('guild_id')
      .where('guild_id', '>', after)
      .orderBy('guild_id')
      .limit(GUILDS_PER_STATEMENT)
      .execute()
    if (guilds.length === 0) return
    await db
      .insertInto('guild_settings')
      .values(guilds.map(({ guild_id }) => ({ guild_id, channel_id: '', name: 'banks', value })))
      .onConflict(conflict => conflict.columns(['guild_id', 'channel_id', 'name']).doNothing())
      .execute()
    after = guilds.at(-1)!.guild_id
  }
}

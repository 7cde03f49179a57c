import { type Kysely, sql } from 'kysely'
import type { GuildBank } from '../../play/ports/suggestions.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'

/** The name of the version in `bot_state`. */
export const GUILD_BANKS_VERSION = 'guild-banks'

/**
 * In the transaction that changes what is in a guild's bank: its version goes up, which other processes poll, and the task
 * writes its folder. `title`: null keeps the one that it has.
 */
export const bumpGuildBank = async (
  trx: Kysely<Schema>,
  guildId: string,
  title: string | null,
  at: number,
): Promise<void> => {
  await trx
    .insertInto('guild_banks')
    .values({ guild_id: guildId, title: title ?? '', version: 1 })
    .onConflict(conflict =>
      conflict.column('guild_id').doUpdateSet(eb => ({
        version: eb('guild_banks.version', '+', 1),
        ...(title !== null && { title }),
      })),
    )
    .execute()
  await bumpVersion(trx)
  await addTask(trx, 'write-bank', guildId, at, 'later')
}

/** A guild's bank is gone, and its folder goes too. */
export const dropGuildBank = async (trx: Kysely<Schema>, guildId: string, at: number): Promise<void> => {
  const { numDeletedRows } = await trx
    .deleteFrom('guild_banks')
    .where('guild_id', '=', guildId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return
  await bumpVersion(trx)
  await addTask(trx, 'write-bank', guildId, at, 'later')
}

const bumpVersion = (trx: Kysely<Schema>) =>
  sql`insert into bot_state (name, value) values (${GUILD_BANKS_VERSION}, '1')
    on conflict (name) do update set value = cast(cast(bot_state.value as bigint) + 1 as text)`.execute(trx)

export const selectGuildBanks = async (db: Kysely<Schema>): Promise<GuildBank[]> => {
  const rows = await db.selectFrom('guild_banks').selectAll().orderBy('guild_id').execute()
  return rows.map(({ guild_id: guildId, title, version }) => ({ guildId, title, version }))
}

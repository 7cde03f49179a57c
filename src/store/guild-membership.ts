import type { Kysely } from 'kysely'
import { DEFAULT_ZONE } from '../quiz/day.ts'
import type { Schema } from './schema.ts'

/** Well below the 32,766 values that one statement takes. */
const GUILDS_PER_STATEMENT = 500

export const joinedGuilds = async (db: Kysely<Schema>): Promise<string[]> => {
  const rows = await db.selectFrom('guilds').select('guild_id').where('gone_at', 'is', null).execute()
  return rows.map(row => row.guild_id)
}

/** New guilds start with the default zone, known ones keep theirs. */
export const markJoined = (db: Kysely<Schema>, guildIds: readonly string[]): Promise<void> =>
  inChunks(guildIds, chunk =>
    db
      .insertInto('guilds')
      .values(chunk.map(guild_id => ({ guild_id, zone: DEFAULT_ZONE, locale: null, gone_at: null })))
      .onConflict(conflict =>
        conflict.column('guild_id').doUpdateSet({ gone_at: null }).where('guilds.gone_at', 'is not', null),
      )
      .execute(),
  )

export const markLeft = (db: Kysely<Schema>, guildIds: readonly string[], at: number): Promise<void> =>
  inChunks(guildIds, chunk =>
    db
      .updateTable('guilds')
      .set({ gone_at: at })
      .where('guild_id', 'in', chunk)
      .where('gone_at', 'is', null)
      .execute(),
  )

export const guildsLeftBefore = async (db: Kysely<Schema>, before: number): Promise<string[]> => {
  const rows = await db.selectFrom('guilds').select('guild_id').where('gone_at', '<=', before).execute()
  return rows.map(row => row.guild_id)
}

/** Each chunk in a statement of its own, so that a sync of 100,000 guilds holds up no click. */
const inChunks = async (
  guildIds: readonly string[],
  write: (chunk: readonly string[]) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < guildIds.length; start += GUILDS_PER_STATEMENT)
    await write(guildIds.slice(start, start + GUILDS_PER_STATEMENT))
}

import { type Kysely, sql } from 'kysely'
import { DEFAULT_ZONE } from '../../quiz/day.ts'
import type { Schema } from '../schema.ts'

const PLACES_PER_STATEMENT = 500

/**
 * Adds the guilds that have posts or exams but no row, as left at `at`: page by page, so that no click waits for long. An
 * exam that is open, or in which nothing was answered, leaves no post.
 */
export const upsertUnlisted = async (db: Kysely<Schema>, at: number): Promise<void> => {
  for (const table of ['posts', 'exams'] as const) await upsertUnlistedIn(db, table, at)
}

type PlayedTable = 'posts' | 'exams'

const upsertUnlistedIn = async (db: Kysely<Schema>, table: PlayedTable, at: number): Promise<void> => {
  for (let after = ''; ; ) {
    const places = await selectPlaces(db, table, after)
    const unlisted = places.filter(({ is_unlisted }) => Boolean(is_unlisted)).map(({ guild_id }) => guild_id)
    if (unlisted.length > 0) await insertLeft(db, unlisted, at)
    if (places.length < PLACES_PER_STATEMENT) return
    after = places.at(-1)!.guild_id
  }
}

type Place = { readonly guild_id: string; readonly is_unlisted: 0 | 1 | boolean }

/**
 * Loose index scan: each step jumps to the next guild of the index, however many rows each has. In a direct message
 * the channel's id stands in place of the guild's, so another channel proves that it is a guild.
 */
const selectPlaces = async (db: Kysely<Schema>, name: PlayedTable, after: string): Promise<Place[]> => {
  const table = sql.table(name)
  const { rows } = await sql<Place>`
    with recursive places (guild_id) as (
      select min(guild_id) from ${table} where guild_id > ${after}
      union all
      select (select min(played.guild_id) from ${table} as played where played.guild_id > places.guild_id)
      from places where places.guild_id is not null
    )
    select guild_id,
      not exists (select 1 from guilds where guilds.guild_id = places.guild_id)
      and exists (select 1 from ${table} as played
        where played.guild_id = places.guild_id and played.channel_id <> places.guild_id) as is_unlisted
    from places where guild_id is not null limit ${sql.lit(PLACES_PER_STATEMENT)}`.execute(db)
  return rows
}

const insertLeft = (db: Kysely<Schema>, guildIds: readonly string[], at: number) =>
  db
    .insertInto('guilds')
    .values(guildIds.map(guild_id => ({ guild_id, zone: DEFAULT_ZONE, locale: null, gone_at: at })))
    .onConflict(conflict => conflict.doNothing())
    .execute()

/** True if a guild that was left has a post or an exam after `since`; its time of leaving moves to the newest. */
export const updateIfPlayed = async (
  db: Kysely<Schema>,
  guildId: string,
  since: number,
): Promise<boolean> => {
  const newest = Math.max(
    await newestIn(db, 'posts', 'opened_at', guildId),
    await newestIn(db, 'exams', 'started_at', guildId),
  )
  if (newest <= since) return false
  await db
    .updateTable('guilds')
    .set({ gone_at: newest })
    .where('guild_id', '=', guildId)
    .where('gone_at', 'is not', null)
    .execute()
  return true
}

/** When a guild was last played in, ms UTC; 0 if never. */
const newestIn = async (
  db: Kysely<Schema>,
  table: PlayedTable,
  column: 'opened_at' | 'started_at',
  guildId: string,
): Promise<number> => {
  const { rows } = await sql<{ newest: number | null }>`
    select max(${sql.ref(column)}) as newest from ${sql.table(table)} where guild_id = ${guildId}`.execute(db)
  return Number(rows[0]?.newest ?? 0)
}

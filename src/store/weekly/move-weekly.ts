import type { Kysely } from 'kysely'
import { instantOf } from '../../quiz/next-daily.ts'
import type { Schema } from '../schema.ts'

/** A guild's weekly summary follows its time zone: it keeps the local date and time. Runs after a change of the zone. */
export const moveWeekly = async (trx: Kysely<Schema>, guildId: string): Promise<void> => {
  const weekly = await trx
    .selectFrom('weekly_summaries')
    .innerJoin('guilds', 'guilds.guild_id', 'weekly_summaries.guild_id')
    .select(['zone', 'minutes', 'next_day'])
    .where('weekly_summaries.guild_id', '=', guildId)
    .executeTakeFirst()
  if (weekly == null || weekly.next_day === null) return
  await trx
    .updateTable('weekly_summaries')
    .set({ next_at: instantOf(weekly.zone, weekly.next_day, weekly.minutes) })
    .where('guild_id', '=', guildId)
    .where('next_day', '=', weekly.next_day)
    .execute()
}

import { type Kysely, type Selectable, sql } from 'kysely'
import type { WeeklyStore } from '../../play/ports/weekly.ts'
import type { ClaimedWeek, WeeklyProblem, WeeklySummary } from '../../play/weekly/record.ts'
import { nextWeekly } from '../../quiz/next-weekly.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { inTransaction } from '../database/transaction.ts'
import { upsertGuild } from '../guilds/guild-settings.ts'
import type { Schema, WeeklySummariesTable } from '../schema.ts'
import { addTask } from '../tasks.ts'
import { selectAnswersAfter, selectPostsAfter } from './week-answers.ts'

export const weeklyStore = (db: Kysely<Schema>): WeeklyStore => ({
  findWeekly: guildId => findWeekly(db, guildId),
  changeWeekly: (guildId, changes, now) => inTransaction(db, trx => change(trx, guildId, changes, now)),
  deleteWeekly: async guildId => {
    await db.deleteFrom('weekly_summaries').where('guild_id', '=', guildId).execute()
  },
  dueWeeklies: async (now, limit) => (await selectDue(db, { now, limit })).map(weeklyFromRow),
  claimWeekly: (weekly, next, now) => inTransaction(db, trx => claim(trx, weekly, next, now)),
  skipWeekly: async (weekly, next, problem) => {
    await advance(db, weekly, next, problem)
  },
  finishWeekly: async (guildId, claimed, { quietWeeks, problem }) => {
    await updateClaimed(db, guildId, claimed)
      .set({ last_done: 1, quiet_weeks: quietWeeks, ...problemColumns(problem) })
      .execute()
  },
  pauseWeekly: (guildId, claimed, problem) => inTransaction(db, trx => pause(trx, guildId, claimed, problem)),
  postsAfter: (guildId, after, limit) => selectPostsAfter(db, guildId, after, limit),
  answersAfter: (postId, afterUserId, limit) => selectAnswersAfter(db, postId, afterUserId, limit),
})

const findWeekly = async (db: Kysely<Schema>, guildId: string): Promise<WeeklySummary | null> => {
  const row = await db
    .selectFrom('weekly_summaries')
    .selectAll()
    .where('guild_id', '=', guildId)
    .executeTakeFirst()
  return row ? weeklyFromRow(row) : null
}

/** Longest due first, in a total order, so that processes take their row locks in the same one. */
const selectDue = prepareQuery((db, at: { now: number; limit: number }) =>
  db
    .selectFrom('weekly_summaries')
    .selectAll()
    .where('next_at', '<=', at.now)
    .orderBy('next_at')
    .orderBy('guild_id')
    .limit(sql<number>`${at.limit}`),
)

/** A new summary: Mondays at nine. */
const DEFAULTS = { weekday: 1, minutes: 9 * 60 } as const

const change = async (
  trx: Kysely<Schema>,
  guildId: string,
  changes: Parameters<WeeklyStore['changeWeekly']>[1],
  now: number,
): Promise<WeeklySummary | null> => {
  // Locks the guild until the commit: what two people change at once is both kept, and goes by one zone.
  const { zone } = await upsertGuild(trx, guildId)
  const row = await upsert(trx, guildId, changes)
  if (!row) return null
  const next = nextWeekly(zone, row, now, row.last_day)
  const due = { next_day: next.day, next_at: next.at, ...problemColumns(null) }
  await trx.updateTable('weekly_summaries').set(due).where('guild_id', '=', guildId).execute()
  return weeklyFromRow({ ...row, ...due })
}

/** The changed row; none where it is off and no channel is given. */
const upsert = async (
  trx: Kysely<Schema>,
  guildId: string,
  { channelId, weekday, minutes, locale }: Parameters<WeeklyStore['changeWeekly']>[1],
): Promise<Selectable<WeeklySummariesTable> | undefined> => {
  const columns = {
    guild_id: guildId,
    ...(weekday !== undefined && { weekday }),
    ...(minutes !== undefined && { minutes }),
    ...(locale !== undefined && { locale }),
  }
  if (channelId === undefined)
    return trx
      .updateTable('weekly_summaries')
      .set(columns)
      .where('guild_id', '=', guildId)
      .returningAll()
      .executeTakeFirst()
  return trx
    .insertInto('weekly_summaries')
    .values({ ...DEFAULTS, locale: 'en-US', quiet_weeks: 0, ...columns, channel_id: channelId })
    .onConflict(conflict => conflict.column('guild_id').doUpdateSet({ ...columns, channel_id: channelId }))
    .returningAll()
    .executeTakeFirst()
}

const claim = async (
  trx: Kysely<Schema>,
  weekly: WeeklySummary,
  next: Parameters<WeeklyStore['claimWeekly']>[1],
  now: number,
): Promise<boolean> => {
  if (!(await advance(trx, weekly, next, weekly.problem))) return false
  const { day, at } = weekly.next!
  const claimed = await trx
    .updateTable('weekly_summaries')
    .set({ last_day: day, last_due_at: at, last_channel_id: weekly.channelId, last_done: 0 })
    .where('guild_id', '=', weekly.guildId)
    // A date is claimed once, whatever was changed since.
    .where(eb => eb.or([eb('last_day', 'is', null), eb('last_day', '<', day)]))
    .returning('guild_id')
    .executeTakeFirst()
  if (!claimed) return false
  await addTask(trx, 'weekly', weekly.guildId, now, 'later')
  return true
}

/** Optimistic lock: moves on only if the summary is due as it was read. False if it is not. */
const advance = async (
  db: Kysely<Schema>,
  { guildId, channelId, next: due }: WeeklySummary,
  next: { readonly day: string; readonly at: number },
  problem: WeeklyProblem | null,
): Promise<boolean> => {
  const advanced = await db
    .updateTable('weekly_summaries')
    .set({ next_day: next.day, next_at: next.at, ...problemColumns(problem) })
    .where('guild_id', '=', guildId)
    .where('channel_id', '=', channelId)
    .where('next_at', '=', due!.at)
    .returning('guild_id')
    .executeTakeFirst()
  return advanced !== undefined
}

const pause = async (
  trx: Kysely<Schema>,
  guildId: string,
  claimed: ClaimedWeek,
  problem: WeeklyProblem,
): Promise<void> => {
  await updateClaimed(trx, guildId, claimed)
    .where('channel_id', '=', claimed.channelId)
    .set({ next_day: null, next_at: null, ...problemColumns(problem) })
    .execute()
  await updateClaimed(trx, guildId, claimed).set({ last_done: 1 }).execute()
}

const updateClaimed = (db: Kysely<Schema>, guildId: string, { day }: ClaimedWeek) =>
  db.updateTable('weekly_summaries').where('guild_id', '=', guildId).where('last_day', '=', day)

const problemColumns = (problem: WeeklyProblem | null) => ({
  problem: problem?.kind ?? null,
  problem_at: problem?.at ?? null,
})

const weeklyFromRow = (row: Selectable<WeeklySummariesTable>): WeeklySummary => ({
  guildId: row.guild_id,
  channelId: row.channel_id,
  weekday: row.weekday,
  minutes: row.minutes,
  locale: row.locale,
  next: row.next_day === null || row.next_at === null ? null : { day: row.next_day, at: row.next_at },
  problem: row.problem === null ? null : { kind: row.problem, at: row.problem_at ?? 0 },
  quietWeeks: row.quiet_weeks,
  last:
    row.last_day === null
      ? null
      : {
          day: row.last_day,
          dueAt: row.last_due_at ?? 0,
          channelId: row.last_channel_id ?? row.channel_id,
          isDone: row.last_done === 1,
        },
})

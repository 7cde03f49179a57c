import { type Kysely, sql } from 'kysely'
import { periodsOf } from '../../quiz/day.ts'
import { jsonRows } from '../database/json-rows.ts'
import { lockTables } from '../database/lock-tables.ts'
import { isSqlite } from '../database/transaction.ts'
import { addToStats } from '../posts/question-stats.ts'
import type { Schema } from '../schema.ts'
import type { Change } from './change.ts'
import { changeRatings } from './change-ratings.ts'
import { refreshCards } from './refresh-cards.ts'
import { updateResetTotals } from './reset-totals.ts'

/**
 * Writes changes of answers to a question with everything derived from them, so that a rebuild would give the same rows.
 * A few statements for all, since on SQLite every click waits for the end of the transaction.
 */
export const writeChanges = async (
  trx: Kysely<Schema>,
  questionId: string,
  changes: readonly Change[],
): Promise<void> => {
  if (changes.length === 0) return
  await lockPosts(trx, changes)
  await updateAnswers(trx, changes)
  await updateCounts(trx, questionId, changes)
  await updateTotals(trx, changes)
  await updateResetTotals(trx, changes)
  await changeRatings(trx, questionId, changes)
  await refreshCards(trx, questionId, [...new Set(changes.map(({ user_id }) => user_id))])
}

/**
 * Table locks, before anything is read: no answer is recorded and no card changed until the commit. Taken before all row
 * locks, and in this order, so that they deadlock with no one who records answers.
 */
export const lockAnswers = (trx: Kysely<Schema>): Promise<void> => lockTables(trx, 'answers', 'cards')

/** Row locks: a close that is under way commits first, with the counts of before; a later one counts what is written here. */
const lockPosts = async (trx: Kysely<Schema>, changes: readonly Change[]): Promise<void> => {
  if (isSqlite(trx)) return
  const ids = [...new Set(changes.map(({ post_id }) => post_id))].map(id => ({ id }))
  await sql`select posts.id from posts
    where id in (select id from ${jsonRows(trx, 'v', ids, { id: 'text' })})
    order by id for update`.execute(trx)
}

const updateAnswers = async (trx: Kysely<Schema>, changes: readonly Change[]): Promise<void> => {
  const rows = changes.map(({ judged, ...change }) => ({
    post_id: change.post_id,
    user_id: change.user_id,
    ...judged,
    score: change.score,
    ability_change: change.ability_change,
    difficulty_change: change.difficulty_change,
  }))
  const v = jsonRows(trx, 'v', rows, {
    post_id: 'text',
    user_id: 'text',
    is_right: 'integer',
    corrected_right: 'integer',
    score: 'integer',
    ability_change: 'integer',
    difficulty_change: 'integer',
  })
  await sql`update answers set is_right = v.is_right, corrected_right = v.corrected_right,
      score = answers.score + v.score, ability_delta = answers.ability_delta + v.ability_change,
      difficulty_delta = answers.difficulty_delta + v.difficulty_change
    from ${v} where answers.post_id = v.post_id and answers.user_id = v.user_id`.execute(trx)
}

/** Of closed posts, and of their guilds' statistics. An open post is counted when it closes. */
const updateCounts = async (
  trx: Kysely<Schema>,
  questionId: string,
  changes: readonly Change[],
): Promise<void> => {
  const byPost = sumBy(
    changes.filter(({ right_change }) => right_change !== 0),
    ({ post_id }) => post_id,
    ({ right_change }) => right_change,
  )
  const rows = [...byPost].map(([id, n]) => ({ id, n }))
  const v = jsonRows(trx, 'v', rows, { id: 'text', n: 'integer' })
  const { rows: closed } = await sql<{ id: string; guild_id: string; audience: string }>`
    update posts set right_count = right_count + v.n from ${v}
    where posts.id = v.id and posts.closed_at is not null
    returning posts.id, posts.guild_id, posts.audience`.execute(trx)
  const byGuild = sumBy(
    closed.filter(({ audience }) => audience === 'channel'),
    ({ guild_id }) => guild_id,
    ({ id }) => byPost.get(id)!,
  )
  await addToStats(
    trx,
    [...byGuild].map(([guild_id, right_count]) => ({
      guild_id,
      question_id: questionId,
      asked: 0,
      answered: 0,
      right_count,
    })),
  )
}

/** Only totals that are still kept: those of expired periods don't come back. */
const updateTotals = async (trx: Kysely<Schema>, changes: readonly Change[]): Promise<void> => {
  const totals = new Map<
    string,
    { guild_id: string; period: string; user_id: string; points: number; n: number }
  >()
  for (const { guild_id, user_id, day, points, right_change, counted } of changes)
    if (counted === 1 && right_change !== 0)
      for (const period of periodsOf(day)) {
        const key = `${guild_id} ${period} ${user_id}`
        const sum = totals.get(key) ?? { guild_id, period, user_id, points: 0, n: 0 }
        totals.set(key, { ...sum, points: sum.points + points, n: sum.n + right_change })
      }
  const v = jsonRows(trx, 'v', [...totals.values()], {
    guild_id: 'text',
    period: 'text',
    user_id: 'text',
    points: 'integer',
    n: 'integer',
  })
  await sql`update totals set points = totals.points + v.points, right_count = totals.right_count + v.n
    from ${v}
    where totals.guild_id = v.guild_id and totals.period = v.period and totals.user_id = v.user_id`.execute(
    trx,
  )
}

const sumBy = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  amountOf: (item: T) => number,
): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + amountOf(item))
  return sums
}

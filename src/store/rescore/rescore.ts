import { type Kysely, sql } from 'kysely'
import type { Effects, RescoreRules, StoredCorrection } from '../../play/ports/corrections.ts'
import { yieldToEventLoop } from '../../play/tasks/yield-to-event-loop.ts'
import type { Correction } from '../../quiz/correction.ts'
import { inChunks } from '../in-chunks.ts'
import { insertNotices } from '../notices.ts'
import type { Schema } from '../schema.ts'
import { affectedPages } from './affected.ts'
import { type Change, takeBack } from './change.ts'
import { countMessages, countOpenPosts } from './messages.ts'
import { planRegrade } from './plan.ts'
import { grantInExams, takeBackInExams } from './rescore-exams.ts'
import { lockAnswers, writeChanges } from './write-changes.ts'

const ROWS_PER_STATEMENT = 500

/**
 * Makes the answers that a correction is about agree with all corrections in force, and notes under its id what it
 * changed. Idempotent: changes only what doesn't agree. In the caller's transaction. `changed`: how many answers.
 */
export const rescore = async (
  trx: Kysely<Schema>,
  correction: StoredCorrection,
  rules: RescoreRules,
): Promise<{ readonly changed: number; readonly hashes: readonly string[] }> => {
  await lockAnswers(trx)
  const plan = await planRegrade(trx, correction, rules)
  const changes: Change[] = []
  for await (const page of affectedPages(trx, plan)) for (const change of page) changes.push(change)
  await insertRescores(trx, correction.id, changes)
  await noteRescored(trx, correction.id, changes, rules.now)
  await writeChanges(trx, correction.questionId, changes)
  await grantInExams(trx, plan, correction.id, changes)
  return { changed: changes.length, hashes: [...plan.revisions.keys()] }
}

/** Everyone concerned is told once, at their next interaction. */
const noteRescored = (
  trx: Kysely<Schema>,
  correctionId: string,
  changes: readonly Change[],
  at: number,
): Promise<void> => {
  const people = [...new Set(changes.map(({ user_id }) => user_id))]
  return insertNotices(
    trx,
    people.map(userId => ({ userId, kind: 'rescored', ref: correctionId, at })),
  )
}

/** Of an answer that the same correction changed before, such as one whose file has its old key again: the sum of both. */
const insertRescores = (
  trx: Kysely<Schema>,
  correctionId: string,
  changes: readonly Change[],
): Promise<void> =>
  inChunks(changes, ROWS_PER_STATEMENT, chunk =>
    trx
      .insertInto('rescores')
      .values(
        chunk.map(change => ({
          correction_id: correctionId,
          post_id: change.post_id,
          user_id: change.user_id,
          guild_id: change.guild_id,
          points: change.points,
          score: change.score,
          was_right: change.was_right,
          now_right: change.now_right,
          granted: change.right_change === 1 ? 1 : 0,
          ability_change: change.ability_change,
          difficulty_change: change.difficulty_change,
        })),
      )
      .onConflict(conflict =>
        conflict.columns(['correction_id', 'post_id', 'user_id']).doUpdateSet({
          now_right: sql`excluded.now_right`,
          // Once granted, an answer is right for good: no later change grants it a second time.
          granted: sql`rescores.granted + excluded.granted`,
          points: sql`rescores.points + excluded.points`,
          score: sql`rescores.score + excluded.score`,
          ability_change: sql`rescores.ability_change + excluded.ability_change`,
          difficulty_change: sql`rescores.difficulty_change + excluded.difficulty_change`,
        }),
      )
      .execute(),
  )

/** Takes back what is noted under a correction's id. Answers that were deleted since stay deleted. */
export const takeBackRescores = async (
  trx: Kysely<Schema>,
  { id, questionId }: Pick<Correction, 'id' | 'questionId'>,
): Promise<void> => {
  await lockAnswers(trx)
  const rows = await trx
    .selectFrom('rescores')
    .innerJoin('answers', join =>
      join
        .onRef('answers.post_id', '=', 'rescores.post_id')
        .onRef('answers.user_id', '=', 'rescores.user_id'),
    )
    .selectAll('rescores')
    .select([
      'answers.day',
      'answers.bank',
      'answers.domain',
      'answers.is_right',
      'answers.corrected_right',
      'answers.counted',
      'answers.ability_delta',
    ])
    .where('correction_id', '=', id)
    .execute()
  await writeChanges(trx, questionId, rows.map(takeBack))
  await takeBackInExams(trx, id)
  await trx.deleteFrom('rescores').where('correction_id', '=', id).execute()
}

/** What a correction would change. */
export const countEffects = async (
  db: Kysely<Schema>,
  correction: Correction,
  rules: RescoreRules,
): Promise<Effects> => {
  const plan = await planRegrade(db, { ...correction, awardedAt: rules.now }, rules)
  const gained = new Map<string, number>()
  const practice = new Set<string>()
  const keep = new Set<string>()
  for await (const page of affectedPages(db, plan)) {
    for (const { user_id, points, now_right } of page)
      if (now_right === 0) keep.add(user_id)
      else if (points > 0) gained.set(user_id, (gained.get(user_id) ?? 0) + points)
      else practice.add(user_id)
    await yieldToEventLoop()
  }
  const hashes = [...plan.revisions.keys()]
  return {
    people: gained.size,
    points: [...gained.values()].reduce((sum, points) => sum + points, 0),
    practice: [...practice].filter(userId => !gained.has(userId)).length,
    keep: keep.size,
    messages: await countMessages(db, correction.questionId, hashes, rules.now),
    openPosts: await countOpenPosts(db, correction.questionId, hashes),
  }
}

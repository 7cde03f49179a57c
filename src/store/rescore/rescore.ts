import { type Kysely, sql } from 'kysely'
import type { Effects, RescoreRules } from '../../play/ports/corrections.ts'
import { yieldToEventLoop } from '../../play/tasks/yield-to-event-loop.ts'
import type { Correction } from '../../quiz/correction.ts'
import { inChunks } from '../database/in-chunks.ts'
import { insertNotices } from '../people/notices.ts'
import type { Schema } from '../schema.ts'
import { type AnswerPage, answerPage, changesOf, selectAnswersOf } from './affected.ts'
import { type Change, takeBack } from './change.ts'
import { countMessages, countOpenPosts } from './messages.ts'
import { planRegrade, type RegradePlan } from './plan.ts'
import { grantInExams, takeBackInExams } from './rescore-exams.ts'
import { type AnswerPlace, BEFORE_ALL } from './run.ts'
import { type QuestionScan, scanQuestion } from './scan.ts'
import { writeChanges } from './write-changes.ts'

const ROWS_PER_STATEMENT = 500

/**
 * Makes all answers of these people that a correction is about agree with all corrections in force, and notes under its id
 * what it changed. Idempotent: changes only what doesn't agree. All of a person's answers at once, so that no board shows a
 * part of it. Resolves with how many it changed.
 */
export const regrade = async (
  trx: Kysely<Schema>,
  { correctionId, plan, scan, at }: Regrading,
  people: readonly string[],
): Promise<number> => {
  if (people.length === 0) return 0
  const changes = await changesOf(trx, plan, scan, await selectAnswersOf(trx, plan.questionId, people))
  await insertRescores(trx, correctionId, changes)
  await noteRescored(trx, correctionId, changes, at)
  await writeChanges(trx, plan.questionId, changes)
  await grantInExams(trx, plan, correctionId, changes)
  return changes.length
}

type Regrading = {
  readonly correctionId: string
  readonly plan: RegradePlan
  readonly scan: QuestionScan
  /** ms UTC. */
  readonly at: number
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

/**
 * Takes back what is noted under a correction's id of some people, about `maxRows` answers of them. Answers that were deleted
 * since stay deleted. Resolves with how many it took back: 0 at the end.
 */
export const takeBackRescores = async (
  trx: Kysely<Schema>,
  { id, questionId }: Pick<Correction, 'id' | 'questionId'>,
  maxRows: number,
): Promise<number> => {
  const some = await trx
    .selectFrom('rescores')
    .select('user_id')
    .where('correction_id', '=', id)
    .orderBy('post_id')
    .orderBy('user_id')
    .limit(maxRows)
    .execute()
  const people = [...new Set(some.map(({ user_id }) => user_id))]
  if (people.length === 0) return 0
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
    .where('rescores.user_id', 'in', people)
    .where('correction_id', '=', id)
    .execute()
  await writeChanges(trx, questionId, rows.map(takeBack))
  await takeBackInExams(trx, id, people)
  await trx.deleteFrom('rescores').where('user_id', 'in', people).where('correction_id', '=', id).execute()
  return some.length
}

const ANSWERS_PER_PAGE = 500

/** What a correction would change. */
export const countEffects = async (
  db: Kysely<Schema>,
  correction: Correction,
  rules: RescoreRules,
): Promise<Effects> => {
  const scan = await scanQuestion(db, correction.questionId)
  const plan = await planRegrade(db, { ...correction, awardedAt: rules.now }, rules, scan)
  const gained = new Map<string, number>()
  const practice = new Set<string>()
  const keep = new Set<string>()
  for (let after: AnswerPlace | null = BEFORE_ALL; after; ) {
    const page: AnswerPage = await answerPage(db, scan, plan, after, ANSWERS_PER_PAGE)
    for (const { user_id, points, now_right } of await changesOf(db, plan, scan, page.rows))
      if (now_right === 0) keep.add(user_id)
      else if (points > 0) gained.set(user_id, (gained.get(user_id) ?? 0) + points)
      else practice.add(user_id)
    after = page.next
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

import { type Kysely, sql } from 'kysely'
import { isForgotten, type Post } from '../../play/record.ts'
import type { Meeting } from '../../quiz/exposure.ts'
import { digestFor } from '../database/digest.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import type { Schema } from '../schema.ts'

/**
 * One row for each person and question that met, with the time of the last meeting and of the one before it. The upsert
 * takes the row's lock and returns `previous_at`, so of several attempts at once exactly one sees that it is the first.
 */
const onMetBefore = {
  previous_at: sql<number>`exposures.last_at`,
  // The maximum, because the wall clock may step back.
  last_at: sql<number>`case when exposures.last_at > excluded.last_at then exposures.last_at else excluded.last_at end`,
}

const firstMeeting = (user_id: string, question_id: string, at: number) => ({
  user_id,
  question_id,
  last_at: at,
  previous_at: null,
  first_at: at,
})

/** Notes that these people met a question. In the order of their ids, as all do, so transactions cannot deadlock. */
export const recordExposures = async (
  trx: Kysely<Schema>,
  questionId: string,
  userIds: readonly string[],
  at: number,
): Promise<void> => {
  // A deleted person's replacement id is no one who could meet it again.
  const people = [...new Set(userIds)].filter(userId => !isForgotten(userId)).sort()
  for (const userId of people) await upsertExposure(trx, { userId, questionId, at })
}

const upsertExposure = prepareQuery((db, at: { userId: string; questionId: string; at: number }) =>
  db
    .insertInto('exposures')
    .values(firstMeeting(at.userId, at.questionId, at.at))
    .onConflict(conflict => conflict.columns(['user_id', 'question_id']).doUpdateSet(onMetBefore)),
)

/** Notes that a person meets these questions, as with each of them alone, but in one statement. */
export const recordMeetings = async (
  trx: Kysely<Schema>,
  userId: string,
  questionIds: readonly string[],
  at: number,
): Promise<void> => {
  await trx
    .insertInto('exposures')
    .values([...questionIds].sort().map(questionId => firstMeeting(userId, questionId, at)))
    .onConflict(conflict => conflict.columns(['user_id', 'question_id']).doUpdateSet(onMetBefore))
    .execute()
}

/**
 * Notes the meeting of an answer, if the post accepts one from this person: it is open, and they have not answered it,
 * also not before they deleted their data. Null if it does not; otherwise the meeting before.
 */
export const recordMeeting = async (
  trx: Kysely<Schema>,
  post: Post,
  { userId, answeredAt }: { readonly userId: string; readonly answeredAt: number },
): Promise<Meeting | null> => {
  const digest = digestFor(post.id, userId)
  const [met] = await upsertMeeting(trx, { postId: post.id, userId, at: answeredAt, digest })
  if (!met) return null
  return {
    lastAt: met.previous_at,
    firstAt: met.previous_at === null ? null : (met.first_at ?? met.previous_at),
  }
}

type MeetingValues = { postId: string; userId: string; at: number; digest: string }

const upsertMeeting = prepareQuery((db, at: MeetingValues) =>
  db
    .insertInto('exposures')
    .columns(['user_id', 'question_id', 'last_at', 'previous_at', 'first_at'])
    .expression(from =>
      from
        .selectFrom('posts')
        .where('posts.id', '=', at.postId)
        .where('posts.closed_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('answers')
                .select('post_id')
                .where('post_id', '=', at.postId)
                .where('user_id', '=', at.userId),
            ),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('spent_answers')
                .select('post_id')
                .where('post_id', '=', at.postId)
                .where('digest', '=', at.digest),
            ),
          ),
        )
        .select(eb => [
          eb.val(at.userId).as('user_id'),
          'posts.question_id as question_id',
          eb.val(at.at).as('last_at'),
          sql<null>`null`.as('previous_at'),
          eb.val(at.at).as('first_at'),
        ]),
    )
    .onConflict(conflict => conflict.columns(['user_id', 'question_id']).doUpdateSet(onMetBefore))
    .returning(['previous_at', 'first_at']),
)

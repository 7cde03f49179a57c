import { type Kysely, sql } from 'kysely'
import type { Attempt } from '../play/ports/answers.ts'
import type { Post } from '../play/record.ts'
import { type Rating, UNRATED } from '../quiz/study/rating.ts'
import { planFromRow, REPLAY_COLUMNS, type ReplayRow } from './cards.ts'
import type { Schema } from './schema.ts'
import type { StudyState } from './study-effect.ts'

type StateRow = {
  zone: string | null
  exam_on: number | null
  pauses: string | null
  ability: number | null
  answers_of_person: number | null
  difficulty: number | null
  answers_to_question: number | null
  attempts: readonly ReplayRow[]
}

/** `selectStudyState` for a batch, in one round trip. In the order of the batch. */
export const selectStudyStates = async (
  db: Kysely<Schema>,
  batch: readonly { readonly post: Pick<Post, 'questionId'>; readonly attempt: Attempt }[],
): Promise<readonly StudyState[]> => {
  const wanted = batch.map(({ post, attempt }, n) => ({
    n,
    user_id: attempt.userId,
    question_id: post.questionId,
    bank: attempt.traits.bank,
    domain: attempt.traits.domain,
  }))
  const { rows } = await sql<StateRow>`
    select settings.zone, settings.exam_on, settings.pauses,
      abilities.ability, abilities.answered as answers_of_person,
      ratings.difficulty, ratings.answered as answers_to_question,
      coalesce((select json_agg(attempt order by attempt.answered_at, attempt.post_id) from (
        select ${sql.join(REPLAY_COLUMNS.map(column => sql.ref(column)))} from answers
        where answers.user_id = c.user_id and answers.question_id = c.question_id
      ) as attempt), '[]'::json) as attempts
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as c(n int, user_id text, question_id text, bank text, domain text)
    left join study_settings as settings on settings.user_id = c.user_id
    left join abilities on abilities.user_id = c.user_id and abilities.bank = c.bank and abilities.domain = c.domain
    left join question_ratings as ratings on ratings.question_id = c.question_id
    order by c.n`.execute(db)
  return rows.map(stateFromRow)
}

const stateFromRow = (row: StateRow): StudyState => ({
  zone: row.zone,
  plan: planFromRow(row.pauses === null ? undefined : { exam_on: row.exam_on, pauses: row.pauses }),
  attempts: row.attempts,
  ability: ratingFrom(row.ability, row.answers_of_person),
  difficulty: ratingFrom(row.difficulty, row.answers_to_question),
})

const ratingFrom = (value: number | null, answered: number | null): Rating =>
  value === null || answered === null ? UNRATED : { value: Number(value), answered }

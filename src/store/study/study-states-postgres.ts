import { type Kysely, type Selectable, sql } from 'kysely'
import type { Attempt } from '../../play/ports/answers.ts'
import type { Post } from '../../play/record.ts'
import { dayNumber } from '../../quiz/day.ts'
import { SCHEDULER } from '../../quiz/study/scheduler.ts'
import type { CardsTable, Schema } from '../schema.ts'
import { planFromRow, REPLAY_COLUMNS, type ReplayRow } from './cards.ts'
import { ratingFrom } from './ratings.ts'
import { MAX_DATES_APART, type StudyState } from './study-effect.ts'

type StateRow = {
  zone: string | null
  exam_on: number | null
  pauses: string | null
  ability: number | null
  answers_of_person: number | null
  difficulty: number | null
  answers_to_question: number | null
  card: Selectable<CardsTable> | null
  attempts: readonly ReplayRow[] | null
}

/** `selectStudyState` for a batch, in one round trip, with `isEnough(…)` in SQL. In the order of the batch. */
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
    day: dayNumber(attempt.day),
  }))
  const { rows } = await sql<StateRow>`
    select settings.zone, settings.exam_on, settings.pauses,
      abilities.ability, abilities.answered as answers_of_person,
      ratings.difficulty, ratings.answered as answers_to_question,
      case when cards.user_id is not null then to_json(cards) end as card,
      case when cards.scheduler = ${SCHEDULER} and cards.last_on < c.day - ${MAX_DATES_APART}::int then null else coalesce((
        select json_agg(attempt order by attempt.answered_at, attempt.post_id) from (
          select ${sql.join(REPLAY_COLUMNS.map(column => sql.ref(column)))} from answers
          where answers.user_id = c.user_id and answers.question_id = c.question_id
        ) as attempt), '[]'::json) end as attempts
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as c(n int, user_id text, question_id text, bank text, domain text, day int)
    left join cards on cards.user_id = c.user_id and cards.question_id = c.question_id
    left join study_settings as settings on settings.user_id = c.user_id
    left join abilities on abilities.user_id = c.user_id and abilities.bank = c.bank and abilities.domain = c.domain
    left join question_ratings as ratings on ratings.question_id = c.question_id
    order by c.n`.execute(db)
  return rows.map(stateFromRow)
}

const stateFromRow = (row: StateRow): StudyState => ({
  zone: row.zone,
  plan: planFromRow(row.pauses === null ? undefined : { exam_on: row.exam_on, pauses: row.pauses }),
  card: row.card,
  attempts: row.attempts,
  ability: ratingFrom(row.ability, row.answers_of_person),
  difficulty: ratingFrom(row.difficulty, row.answers_to_question),
})

import type { Kysely, Selectable } from 'kysely'
import { logTime } from '../../quiz/study/rating.ts'
import { JUDGED_COLUMNS, truthOf } from '../answers/truth.ts'
import type { AnswersTable, Schema } from '../schema.ts'
import { refreshCard } from './cards.ts'
import { addToAbility, addToQuestionRating } from './ratings.ts'

/** What is read of answers that are about to be deleted. */
export const STUDIED_COLUMNS = [
  'post_id',
  'user_id',
  'question_id',
  ...JUDGED_COLUMNS,
  'took_ms',
  'ability_delta',
  'difficulty_delta',
  'bank',
  'domain',
] as const satisfies readonly (keyof AnswersTable)[]

export type StudiedAnswer = Pick<Selectable<AnswersTable>, (typeof STUDIED_COLUMNS)[number]>

const comparing =
  <T>(keyOf: (item: T) => string) =>
  (a: T, b: T): number =>
    keyOf(a) < keyOf(b) ? -1 : 1

/** Takes answers out of the ratings of their questions. In the order of the primary key, as all do, against deadlocks. */
export const subtractFromQuestionRatings = async (
  trx: Kysely<Schema>,
  answers: readonly StudiedAnswer[],
): Promise<void> => {
  for (const answer of answers.toSorted(comparing(({ question_id }) => question_id)))
    if (answer.difficulty_delta !== null)
      await addToQuestionRating(trx, {
        questionId: answer.question_id,
        delta: -answer.difficulty_delta,
        count: -1,
        right: -truthOf(answer),
        logMs: -logTime(answer.took_ms),
      })
  const questions = [...new Set(answers.map(({ question_id }) => question_id))]
  await trx
    .deleteFrom('question_ratings')
    .where('question_id', 'in', questions)
    .where('answered', '=', 0)
    .execute()
}

/** Takes answers that were deleted out of the cards and abilities of the people who gave them. */
export const subtractFromPeople = async (
  trx: Kysely<Schema>,
  answers: readonly StudiedAnswer[],
): Promise<void> => {
  for (const answer of answers.toSorted(
    comparing(({ user_id, bank, domain }) => `${user_id} ${bank} ${domain}`),
  ))
    if (answer.ability_delta !== null && answer.bank !== null && answer.domain !== null)
      await addToAbility(trx, {
        userId: answer.user_id,
        bank: answer.bank,
        domain: answer.domain,
        delta: -answer.ability_delta,
        count: -1,
        right: -truthOf(answer),
      })
  const people = [...new Set(answers.map(({ user_id }) => user_id))]
  if (people.length > 0)
    await trx.deleteFrom('abilities').where('user_id', 'in', people).where('answered', '=', 0).execute()
  const cards = new Map(
    answers.map(({ user_id, question_id }) => [`${user_id} ${question_id}`, [user_id, question_id]]),
  )
  for (const [, [userId, questionId]] of [...cards].sort(comparing(([key]) => key)))
    await refreshCard(trx, { userId: userId!, questionId: questionId! })
}

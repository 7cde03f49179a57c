import type { Kysely } from 'kysely'
import { logTime } from '../../quiz/study/rating.ts'
import { JUDGED_COLUMNS, truthOf } from '../answers/truth.ts'
import { inChunks } from '../database/in-chunks.ts'
import { lockTables } from '../database/lock-tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { cardRow, planFromRow, REPLAY_COLUMNS, selectSettings } from '../study/cards.ts'
import { addToAbility } from '../study/ratings.ts'

const ROWS_PER_STATEMENT = 500

/** Rebuilds cards and ratings from the answers, in one transaction for each person and each question. */
export const rebuildStudy = (db: Kysely<Schema>): Promise<void> =>
  rebuildEach(db, work => inTransaction(db, work))

/** The same in a transaction that is open already, for a migration. */
export const rebuildStudyIn = (trx: Kysely<Schema>): Promise<void> => rebuildEach(trx, work => work(trx))

type Run = (work: (trx: Kysely<Schema>) => Promise<void>) => Promise<void>

const rebuildEach = async (db: Kysely<Schema>, run: Run): Promise<void> => {
  for (let user = await nextPerson(db, ''); user !== null; ) {
    const userId: string = user
    await run(trx => rebuildPerson(trx, userId))
    user = await nextPerson(db, userId)
  }
  for (let question = await nextQuestion(db, ''); question !== null; ) {
    const questionId: string = question
    await run(trx => rebuildQuestion(trx, questionId))
    question = await nextQuestion(db, questionId)
  }
}

/** The next person who has answers, or rows that no answer accounts for. One step of an index for each table. */
const nextPerson = async (db: Kysely<Schema>, after: string): Promise<string | null> => {
  const firstIn = (table: 'answers' | 'cards' | 'abilities') =>
    db
      .selectFrom(table)
      .select(eb => eb.fn.min('user_id').as('user_id'))
      .where('user_id', '>', after)
  const row = await db
    .selectFrom(firstIn('answers').unionAll(firstIn('cards')).unionAll(firstIn('abilities')).as('first'))
    .select(eb => eb.fn.min('user_id').as('user_id'))
    .executeTakeFirst()
  return row?.user_id ?? null
}

const rebuildPerson = async (trx: Kysely<Schema>, userId: string): Promise<void> => {
  // An answer recorded meanwhile would be counted twice, or not at all.
  await lockTables(trx, 'cards', 'abilities')
  await trx.deleteFrom('cards').where('user_id', '=', userId).execute()
  await trx.deleteFrom('abilities').where('user_id', '=', userId).execute()
  const [settings] = await selectSettings(trx, { userId })
  const plan = planFromRow(settings)
  const answers = await trx
    .selectFrom('answers')
    .select([...REPLAY_COLUMNS, 'question_id', 'bank', 'domain', 'ability_delta'])
    .where('user_id', '=', userId)
    .orderBy('question_id')
    .orderBy('answered_at')
    .orderBy('post_id')
    .execute()
  const cards = [...Map.groupBy(answers, ({ question_id }) => question_id)].map(([questionId, attempts]) =>
    cardRow({ userId, questionId }, attempts, plan),
  )
  await inChunks(cards, ROWS_PER_STATEMENT, chunk => trx.insertInto('cards').values(chunk).execute())
  for (const { bank, domain, ability_delta: delta, ...judged } of answers)
    if (delta !== null && bank !== null && domain !== null)
      await addToAbility(trx, { userId, bank, domain, delta, count: 1, right: truthOf(judged) })
}

const nextQuestion = async (db: Kysely<Schema>, after: string): Promise<string | null> => {
  const rated = db
    .selectFrom('answers')
    .select(eb => eb.fn.min('question_id').as('question_id'))
    .where('question_id', '>', after)
    .where('difficulty_delta', 'is not', null)
  const stored = db
    .selectFrom('question_ratings')
    .select(eb => eb.fn.min('question_id').as('question_id'))
    .where('question_id', '>', after)
  const row = await db
    .selectFrom(rated.unionAll(stored).as('first'))
    .select(eb => eb.fn.min('question_id').as('question_id'))
    .executeTakeFirst()
  return row?.question_id ?? null
}

const rebuildQuestion = async (trx: Kysely<Schema>, questionId: string): Promise<void> => {
  // As for a person.
  await lockTables(trx, 'question_ratings')
  await trx.deleteFrom('question_ratings').where('question_id', '=', questionId).execute()
  const answers = await trx
    .selectFrom('answers')
    .select(['difficulty_delta', ...JUDGED_COLUMNS, 'took_ms'])
    .where('question_id', '=', questionId)
    .where('difficulty_delta', 'is not', null)
    .execute()
  if (answers.length === 0) return
  const sum = (pick: (answer: (typeof answers)[number]) => number): number =>
    answers.reduce((total, answer) => total + pick(answer), 0)
  await trx
    .insertInto('question_ratings')
    .values({
      question_id: questionId,
      difficulty: sum(answer => Number(answer.difficulty_delta)),
      answered: answers.length,
      right_count: sum(truthOf),
      log_ms: sum(answer => logTime(answer.took_ms)),
    })
    .execute()
}

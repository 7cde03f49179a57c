import { type Insertable, type Kysely, sql } from 'kysely'
import { logTime } from '../quiz/study/rating.ts'
import { cardRow, planFromRow, REPLAY_COLUMNS, selectSettings } from './cards.ts'
import { addToAbility } from './ratings.ts'
import type { CardsTable, Schema } from './schema.ts'
import { inTransaction, isSqlite } from './transaction.ts'

/** Statements have a maximum number of parameters: 32,766 in SQLite. */
const ROWS_PER_STATEMENT = 500

/** Rebuilds cards and ratings from the answers, in one transaction for each person and each question. */
export const rebuildStudy = async (db: Kysely<Schema>): Promise<void> => {
  for (let user = await nextPerson(db, ''); user !== null; user = await nextPerson(db, user)) {
    const userId: string = user
    await inTransaction(db, trx => rebuildPerson(trx, userId))
  }
  for (
    let question = await nextQuestion(db, '');
    question !== null;
    question = await nextQuestion(db, question)
  ) {
    const questionId: string = question
    await inTransaction(db, trx => rebuildQuestion(trx, questionId))
  }
}

/** The same in a transaction that is open already, for a migration. */
export const rebuildStudyIn = async (trx: Kysely<Schema>): Promise<void> => {
  for (let user = await nextPerson(trx, ''); user !== null; user = await nextPerson(trx, user))
    await rebuildPerson(trx, user)
  for (let id = await nextQuestion(trx, ''); id !== null; id = await nextQuestion(trx, id))
    await rebuildQuestion(trx, id)
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
  await lock(trx, 'cards', 'abilities')
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
  await insertCards(trx, cards)
  for (const { bank, domain, ability_delta: delta, is_right: right } of answers)
    if (delta !== null && bank !== null && domain !== null)
      await addToAbility(trx, { userId, bank, domain, delta, count: 1, right })
}

const insertCards = async (trx: Kysely<Schema>, cards: readonly Insertable<CardsTable>[]): Promise<void> => {
  for (let start = 0; start < cards.length; start += ROWS_PER_STATEMENT)
    await trx
      .insertInto('cards')
      .values(cards.slice(start, start + ROWS_PER_STATEMENT))
      .execute()
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
  await lock(trx, 'question_ratings')
  await trx.deleteFrom('question_ratings').where('question_id', '=', questionId).execute()
  const answers = await trx
    .selectFrom('answers')
    .select(['difficulty_delta', 'is_right', 'took_ms'])
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
      right_count: sum(answer => answer.is_right),
      log_ms: sum(answer => logTime(answer.took_ms)),
    })
    .execute()
}

/** Table locks until the commit: an answer recorded meanwhile would be counted twice, or not at all. */
const lock = async (trx: Kysely<Schema>, ...tables: readonly (keyof Schema)[]): Promise<void> => {
  if (isSqlite(trx)) return
  await sql`lock table ${sql.join(tables.map(table => sql.table(table)))} in share row exclusive mode`.execute(
    trx,
  )
}

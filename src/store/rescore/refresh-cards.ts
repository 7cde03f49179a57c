import { type Kysely, sql } from 'kysely'
import { inChunks } from '../database/in-chunks.ts'
import { jsonRows } from '../database/json-rows.ts'
import type { Schema, StudySettingsTable } from '../schema.ts'
import { byTime, CARD_COLUMNS, cardRow, planFromRow, REPLAY_COLUMNS, type ReplayRow } from '../study/cards.ts'

const ROWS_PER_STATEMENT = 250

/** Replays the answers of many people to a question. In few statements: one by one they would take ten times as long. */
export const refreshCards = async (
  trx: Kysely<Schema>,
  questionId: string,
  userIds: readonly string[],
): Promise<void> => {
  const people = () =>
    jsonRows(
      trx,
      'v',
      userIds.map(user_id => ({ user_id })),
      { user_id: 'text' },
    )
  const { rows: answers } = await sql<ReplayRow & { readonly user_id: string }>`
    select answers.user_id, ${sql.join(REPLAY_COLUMNS.map(column => sql.ref(`answers.${column}`)))}
    from ${people()} join answers on answers.user_id = v.user_id and answers.question_id = ${questionId}`.execute(
    trx,
  )
  const { rows: settings } = await sql<Pick<StudySettingsTable, 'user_id' | 'exam_on' | 'pauses'>>`
    select study_settings.user_id, exam_on, pauses
    from ${people()} join study_settings on study_settings.user_id = v.user_id`.execute(trx)
  const plans = new Map(settings.map(row => [row.user_id, planFromRow(row)]))
  const cards = [...Map.groupBy(answers, ({ user_id }) => user_id)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([userId, attempts]) =>
      cardRow({ userId, questionId }, attempts.sort(byTime), plans.get(userId) ?? planFromRow(undefined)),
    )
  await inChunks(cards, ROWS_PER_STATEMENT, chunk =>
    trx
      .insertInto('cards')
      .values(chunk)
      .onConflict(conflict =>
        conflict
          .columns(['user_id', 'question_id'])
          .doUpdateSet(Object.fromEntries(CARD_COLUMNS.map(name => [name, sql.ref(`excluded.${name}`)]))),
      )
      .execute(),
  )
}

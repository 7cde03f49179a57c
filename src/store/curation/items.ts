import type { Kysely, Selectable } from 'kysely'
import type { ItemStore, StoredAnalysis } from '../../play/ports/items.ts'
import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'
import { selectFirstAttempts } from '../answers/first-attempts.ts'
import { inChunks } from '../database/in-chunks.ts'
import type { ItemAnalysesTable, Schema } from '../schema.ts'

const ROWS_PER_STATEMENT = 50

export const itemStore = (db: Kysely<Schema>): ItemStore => ({
  firstAttempts: (after, limit) => selectFirstAttempts(db, after, limit),
  saveAnalyses: (analyses, at) =>
    inChunks(analyses, ROWS_PER_STATEMENT, chunk => upsertAnalyses(db, chunk, at)),
  analysesBefore: async at => {
    const rows = await db
      .selectFrom('item_analyses')
      .select(['question_id', 'at'])
      .where('at', '<', at)
      .execute()
    return rows.map(row => ({ question: row.question_id, at: Number(row.at) }))
  },
  dropAnalyses: questionIds =>
    inChunks(questionIds, ROWS_PER_STATEMENT, ids =>
      db.deleteFrom('item_analyses').where('question_id', 'in', ids).execute(),
    ),
  findAnalysis: async questionId => (await analysesOf(db, [questionId]))[0] ?? null,
  doubtfulAnalyses: limit => doubtfulAnalyses(db, limit),
  analysesOf: questionIds => analysesOf(db, questionIds),
  saveClearance: async ({ questionId, ...clearance }) => {
    await db
      .insertInto('item_clearances')
      .values({ question_id: questionId, ...clearance })
      .onConflict(conflict => conflict.column('question_id').doUpdateSet(clearance))
      .execute()
  },
  clearances: async () => {
    const rows = await db.selectFrom('item_clearances').selectAll().execute()
    return rows.map(({ question_id, ...row }) => ({ questionId: question_id, ...row, at: Number(row.at) }))
  },
})

const upsertAnalyses = async (
  db: Kysely<Schema>,
  analyses: readonly ItemAnalysis[],
  at: number,
): Promise<void> => {
  await db
    .insertInto('item_analyses')
    .values(analyses.map(analysis => rowFrom(analysis, at)))
    .onConflict(conflict =>
      conflict.column('question_id').doUpdateSet(eb => ({
        hash: eb.ref('excluded.hash'),
        state: eb.ref('excluded.state'),
        p_key_wrong: eb.ref('excluded.p_key_wrong'),
        answers: eb.ref('excluded.answers'),
        analysis: eb.ref('excluded.analysis'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
}

const rowFrom = (analysis: ItemAnalysis, at: number): ItemAnalysesTable => ({
  question_id: analysis.question,
  hash: analysis.hash,
  state: analysis.state,
  p_key_wrong: analysis.pKeyWrong,
  answers: analysis.answers,
  analysis: JSON.stringify(analysis),
  at,
})

const fromRow = ({ analysis, at }: Selectable<ItemAnalysesTable>): StoredAnalysis => ({
  ...(JSON.parse(analysis) as ItemAnalysis),
  at: Number(at),
})

const analysesOf = async (db: Kysely<Schema>, questionIds: readonly string[]): Promise<StoredAnalysis[]> => {
  const found: StoredAnalysis[] = []
  await inChunks(questionIds, ROWS_PER_STATEMENT, async ids => {
    const rows = await db.selectFrom('item_analyses').selectAll().where('question_id', 'in', ids).execute()
    found.push(...rows.map(fromRow))
  })
  return found
}

const doubtfulAnalyses = async (db: Kysely<Schema>, limit: number): Promise<StoredAnalysis[]> => {
  const rows = await db
    .selectFrom('item_analyses')
    .selectAll()
    .where('state', '!=', 'ok')
    .orderBy('p_key_wrong', 'desc')
    .orderBy('question_id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

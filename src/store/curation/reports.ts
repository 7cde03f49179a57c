import { type Kysely, sql } from 'kysely'
import type {
  CloseReports,
  Report,
  ReportLimit,
  ReportOutcome,
  ReportStore,
  StoredReport,
  TrackRecord,
} from '../../play/ports/reports.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { inTransaction } from '../database/transaction.ts'
import { insertNotices } from '../people/notices.ts'
import type { Schema } from '../schema.ts'
import { contentOf, reportFromRow, rowFromReport } from './report-rows.ts'
import { selectReportedQuestions } from './reported-questions.ts'

export const reportStore = (db: Kysely<Schema>): ReportStore => ({
  fileReport: (report, limit) => inTransaction(db, trx => fileReport(trx, report, limit)),
  findOpenReport: (userId, questionId) => findOpenReport(db, userId, questionId),
  findReports: ids => findReports(db, ids),
  openReportsOn: questionId => openReportsOn(db, questionId),
  questionsWithReports: filter => selectReportedQuestions(db, filter),
  trackRecord: userIds => trackRecord(db, userIds),
  closeReports: (questionId, close) => inTransaction(db, trx => closeReports(trx, questionId, null, close)),
  closeOutdatedReports: (questionId, hash, close) =>
    inTransaction(db, trx => closeReports(trx, questionId, hash, close)),
  reopenReports: (questionId, outcome, since) =>
    inTransaction(db, trx => reopenReports(trx, questionId, outcome, since)),
})

/** The lock makes two reports of one person wait for each other: the second counts, or replaces, the first. */
const fileReport = async (
  trx: Kysely<Schema>,
  report: Report,
  { max, since }: ReportLimit,
): ReturnType<ReportStore['fileReport']> => {
  const { userId, questionId } = report
  await lockUntilCommit(trx, [`reporter ${userId}`])
  const { numUpdatedRows } = await trx
    .updateTable('reports')
    .set(contentOf(report))
    .where('user_id', '=', userId)
    .where('question_id', '=', questionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return 'updated'
  const recent = await trx
    .selectFrom('reports')
    .select('id')
    .where('user_id', '=', userId)
    .where('at', '>', since)
    .limit(max)
    .execute()
  if (recent.length >= max) return 'too-many-today'
  await trx.insertInto('reports').values(rowFromReport(report)).execute()
  return 'filed'
}

const findOpenReport = async (
  db: Kysely<Schema>,
  userId: string,
  questionId: string,
): Promise<Report | null> => {
  const row = await db
    .selectFrom('reports')
    .selectAll()
    .where('user_id', '=', userId)
    .where('question_id', '=', questionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row ? reportFromRow(row) : null
}

const findReports = async (db: Kysely<Schema>, ids: readonly string[]): Promise<StoredReport[]> => {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('reports').selectAll().where('id', 'in', ids).execute()
  return rows.map(reportFromRow)
}

const openReportsOn = async (db: Kysely<Schema>, questionId: string): Promise<Report[]> => {
  const rows = await db
    .selectFrom('reports')
    .selectAll()
    .where('question_id', '=', questionId)
    .where('closed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(reportFromRow)
}

/** Of a `stale` report no one has found out whether it was right. */
const CHANGED: ReadonlySet<ReportOutcome> = new Set(['corrected', 'accepted', 'voided', 'suspended', 'fixed'])

const trackRecord = async (
  db: Kysely<Schema>,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, TrackRecord>> => {
  const rows = await db
    .selectFrom('reports')
    .select(['user_id', 'outcome', sql<number>`count(*)`.as('count')])
    .where('user_id', 'in', userIds.length > 0 ? userIds : [''])
    .where('closed_at', 'is not', null)
    .groupBy(['user_id', 'outcome'])
    .execute()
  const countOf = (userId: string, isCounted: (outcome: ReportOutcome) => boolean): number =>
    rows
      .filter(row => row.user_id === userId && row.outcome !== null && isCounted(row.outcome))
      .reduce((sum, { count }) => sum + Number(count), 0)
  return new Map(
    userIds.map(userId => [
      userId,
      {
        changed: countOf(userId, outcome => CHANGED.has(outcome)),
        rejected: countOf(userId, outcome => outcome === 'rejected'),
      },
    ]),
  )
}

/** A conditional update: of two that close at the same time, each gets the reports that the other did not. */
const closeReports = async (
  trx: Kysely<Schema>,
  questionId: string,
  exceptHash: string | null,
  { outcome, reply, at, filedUntil }: CloseReports,
): Promise<number> => {
  const closed = await trx
    .updateTable('reports')
    .set({ closed_at: at, outcome, reply })
    .where('question_id', '=', questionId)
    .where('closed_at', 'is', null)
    .$if(exceptHash !== null, query => query.where('hash', '<>', exceptHash!))
    .$if(filedUntil !== undefined, query => query.where('at', '<=', filedUntil!))
    .returning(['id', 'user_id'])
    .execute()
  await insertNotices(
    trx,
    closed.map(({ id, user_id }) => ({ userId: user_id, kind: 'report', ref: id, at })),
  )
  return closed.length
}

const reopenReports = async (
  trx: Kysely<Schema>,
  questionId: string,
  outcome: ReportOutcome,
  since: number,
): Promise<void> => {
  const closed = await trx
    .selectFrom('reports')
    .select(['id', 'user_id'])
    .where('question_id', '=', questionId)
    .where('outcome', '=', outcome)
    .where('closed_at', '>=', since)
    .orderBy('user_id')
    .execute()
  for (const { id, user_id } of closed) {
    await lockUntilCommit(trx, [`reporter ${user_id}`])
    if (await findOpenReport(trx, user_id, questionId)) continue
    const open = { closed_at: null, outcome: null, reply: null }
    await trx.updateTable('reports').set(open).where('id', '=', id).execute()
    await trx.deleteFrom('notices').where('user_id', '=', user_id).where('ref', '=', id).execute()
  }
}

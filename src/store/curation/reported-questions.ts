import { type Kysely, sql } from 'kysely'
import type { ReportedQuestion, ReportStore } from '../../play/ports/reports.ts'
import { KEY_REASONS } from '../../quiz/report.ts'
import type { Schema } from '../schema.ts'
import { reportFromRow } from './report-rows.ts'

/** The questions with most open reports, each with what they say. */
export const selectReportedQuestions = async (
  db: Kysely<Schema>,
  { guildId, limit }: Parameters<ReportStore['questionsWithReports']>[0],
): Promise<ReportedQuestion[]> => {
  const open = db
    .selectFrom('reports')
    .where('closed_at', 'is', null)
    .$if(guildId !== undefined, query => query.where('guild_id', '=', guildId!))
  const ids = await open
    .select('question_id')
    .groupBy('question_id')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('question_id')
    .limit(limit)
    .execute()
  if (ids.length === 0) return []
  const order = ids.map(({ question_id }) => question_id)
  const rows = await open.selectAll().where('question_id', 'in', order).orderBy('at').orderBy('id').execute()
  const reports = Map.groupBy(rows.map(reportFromRow), ({ questionId }) => questionId)
  // A report that was closed between the two queries is in neither.
  return order.flatMap(questionId => {
    const some = reports.get(questionId)
    return some ? [summaryOf(questionId, some)] : []
  })
}

type OpenReport = ReturnType<typeof reportFromRow>

const summaryOf = (questionId: string, reports: readonly OpenReport[]): ReportedQuestion => {
  const times = reports.map(({ at }) => at)
  return {
    questionId,
    count: reports.length,
    reasons: Object.fromEntries(
      [...Map.groupBy(reports, ({ reason }) => reason)].map(([reason, some]) => [reason, some.length]),
    ),
    suggested: suggestionsIn(reports),
    doubters: reports.filter(({ reason }) => KEY_REASONS.has(reason)).map(({ userId }) => userId),
    firstAt: Math.min(...times),
    lastAt: Math.max(...times),
  }
}

const suggestionsIn = (reports: readonly OpenReport[]): ReportedQuestion['suggested'] => {
  const named = Map.groupBy(
    reports.flatMap(({ suggested }) => (suggested ? [suggested] : [])),
    keys => keys.join(','),
  )
  return [...named]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([, some]) => ({ keys: some[0]!, count: some.length }))
}

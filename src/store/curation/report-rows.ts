import type { Insertable, Selectable } from 'kysely'
import type { Report, StoredReport } from '../../play/ports/reports.ts'
import type { ReportsTable } from '../schema.ts'

/** The mapping between the rows of reports and their type. */

export const reportFromRow = (row: Selectable<ReportsTable>): StoredReport => ({
  id: row.id,
  userId: row.user_id,
  questionId: row.question_id,
  hash: row.hash,
  postId: row.post_id,
  guildId: row.guild_id,
  reason: row.reason,
  suggested: row.suggested === null ? null : row.suggested.split(','),
  source: row.source,
  comment: row.comment,
  picked: row.picked === '' ? [] : row.picked.split(','),
  locale: row.locale,
  at: row.at,
  closed:
    row.closed_at === null || row.outcome === null
      ? null
      : { at: row.closed_at, outcome: row.outcome, reply: row.reply },
})

/** What a report says: all but its id, its person and its question. */
export const contentOf = (report: Report) => ({
  hash: report.hash,
  post_id: report.postId,
  guild_id: report.guildId,
  reason: report.reason,
  suggested: report.suggested?.join(',') ?? null,
  source: report.source,
  comment: report.comment,
  picked: report.picked.join(','),
  locale: report.locale,
})

export const rowFromReport = (report: Report): Insertable<ReportsTable> => ({
  ...contentOf(report),
  id: report.id,
  user_id: report.userId,
  question_id: report.questionId,
  at: report.at,
  closed_at: null,
  outcome: null,
  reply: null,
})

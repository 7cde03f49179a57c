import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Exam, ExamItem, Submission } from '../../play/exam/exam.ts'
import type { StoredExam } from '../../play/ports/personal-pages.ts'
import type { DomainWeight } from '../../quiz/exam/result.ts'
import type { ExamItemsTable, ExamsTable, Schema } from '../schema.ts'

/** The mapping between the rows of exams and the types of play/exam, in both directions. */

type ExamRow = Selectable<ExamsTable>

export const examFromRow = (row: ExamRow): Exam => ({
  id: row.id,
  eventId: row.event_id,
  userId: row.user_id,
  guildId: row.guild_id,
  channelId: row.channel_id,
  audience: row.audience,
  bank: row.bank,
  format: row.format,
  domain: row.domain,
  extra: row.extra,
  blueprint: JSON.parse(row.blueprint) as DomainWeight[],
  passMark: row.pass_mark,
  locale: row.locale,
  zone: row.zone,
  startedAt: row.started_at,
  endsAt: row.ends_at,
  questions: row.question_count,
  position: row.position,
  shownAt: row.shown_at,
  submission: submissionFromRow(row),
  isSealed: row.submitted_at !== null && row.score === null,
})

const submissionFromRow = (row: ExamRow): Submission | null =>
  row.submitted_at === null || row.submitted_by === null
    ? null
    : {
        at: row.submitted_at,
        by: row.submitted_by,
        answered: row.answered ?? 0,
        right: row.right_count ?? 0,
        score: row.score ?? 0,
      }

/** Of an exam that is open. */
export const rowFromExam = (exam: Exam): Insertable<ExamsTable> => ({
  id: exam.id,
  event_id: exam.eventId,
  user_id: exam.userId,
  guild_id: exam.guildId,
  channel_id: exam.channelId,
  audience: exam.audience,
  bank: exam.bank,
  format: exam.format,
  domain: exam.domain,
  extra: exam.extra,
  blueprint: JSON.stringify(exam.blueprint),
  pass_mark: exam.passMark,
  locale: exam.locale,
  zone: exam.zone,
  started_at: exam.startedAt,
  ends_at: exam.endsAt,
  question_count: exam.questions,
  position: exam.position,
  shown_at: exam.shownAt,
  submitted_at: null,
  submitted_by: null,
  answered: null,
  right_count: null,
  score: null,
})

export const itemFromRow = (row: Selectable<ExamItemsTable>): ExamItem => ({
  number: row.number,
  questionId: row.question_id,
  hash: row.hash,
  seed: row.seed,
  domain: row.domain,
  picks: parsePicks(row.picks),
  flagged: row.flagged === 1,
  confidence: row.confidence,
  spentMs: row.spent_ms,
  isTrial: row.is_trial === 1,
  right: row.is_right === null ? null : row.is_right === 1,
})

const BETWEEN_PICKS = ';'

const parsePicks = (text: string): string[][] =>
  text === '' ? [] : text.split(BETWEEN_PICKS).map(pick => pick.split(','))

/** A limit, since every press reads all picks: someone who presses by script would make them longer and longer. */
const MAX_PICKS = 50

/** The same pick again changes nothing. Of more than `MAX_PICKS` the first and the newest ones are kept. */
export const addPick = (text: string, pick: readonly string[]): string => {
  const before = text === '' ? [] : text.split(BETWEEN_PICKS)
  const added = pick.join(',')
  if (before.at(-1) === added) return text
  const kept = before.length < MAX_PICKS ? before : before.toSpliced(1, before.length - MAX_PICKS + 1)
  return [...kept, added].join(BETWEEN_PICKS)
}

/** Exams with their questions. */
export const withItems = async (db: Kysely<Schema>, exams: readonly ExamRow[]): Promise<StoredExam[]> => {
  const rows = await db
    .selectFrom('exam_items')
    .selectAll()
    .where(
      'exam_id',
      'in',
      exams.map(({ id }) => id),
    )
    .orderBy('number')
    .execute()
  return exams.map(exam => ({
    exam: examFromRow(exam),
    items: rows.filter(({ exam_id }) => exam_id === exam.id).map(itemFromRow),
  }))
}

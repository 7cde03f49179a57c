import type { Insertable, Selectable } from 'kysely'
import type { Entrant, ExamEvent } from '../../play/exam/event.ts'
import type { DomainWeight } from '../../quiz/exam/result.ts'
import type { ExamEntrantsTable, ExamEventsTable } from '../schema.ts'

/** The mapping between the rows of group exams and the types of play/exam/event.ts, in both directions. */

export const eventFromRow = (row: Selectable<ExamEventsTable>): ExamEvent => ({
  id: row.id,
  guildId: row.guild_id,
  channelId: row.channel_id,
  setBy: row.set_by,
  bank: row.bank,
  format: row.format,
  domain: row.domain,
  minutes: row.minutes,
  passMark: row.pass_mark,
  questions: row.question_count,
  blueprint: JSON.parse(row.blueprint) as DomainWeight[],
  locale: row.locale,
  zone: row.zone,
  createdAt: row.created_at,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  begunAt: row.begun_at,
  endedAt: row.ended_at,
  cancelledAt: row.cancelled_at,
  messageId: row.message_id,
  summaryId: row.summary_id,
})

export const rowFromEvent = (event: ExamEvent): Insertable<ExamEventsTable> => ({
  id: event.id,
  guild_id: event.guildId,
  channel_id: event.channelId,
  set_by: event.setBy,
  bank: event.bank,
  format: event.format,
  domain: event.domain,
  minutes: event.minutes,
  pass_mark: event.passMark,
  question_count: event.questions,
  blueprint: JSON.stringify(event.blueprint),
  hashes: '',
  locale: event.locale,
  zone: event.zone,
  created_at: event.createdAt,
  starts_at: event.startsAt,
  ends_at: event.endsAt,
  begun_at: event.begunAt,
  ended_at: event.endedAt,
  cancelled_at: event.cancelledAt,
  message_id: event.messageId,
  summary_id: event.summaryId,
})

export const entrantFromRow = (row: Selectable<ExamEntrantsTable>): Entrant => ({
  eventId: row.event_id,
  userId: row.user_id,
  joinedAt: row.joined_at,
  shares: row.shares === 1,
  extraMinutes: row.extra_minutes,
})

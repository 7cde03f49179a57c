import type { Entrant, ExamEvent } from '../../exam/event.ts'
import type { ExamItem } from '../../exam/exam.ts'
import type { StoredExam } from '../../ports/personal-pages.ts'
import { channelFields, iso, isoOrNull } from './fields.ts'

/** Entries of an export of personal data: the exams that someone sat, planned or joined. */

export const examEntry = ({ exam, items }: StoredExam) => ({
  exam: exam.id,
  groupExam: exam.eventId,
  bank: exam.bank,
  format: exam.format,
  domain: exam.domain,
  extraTime: exam.extra,
  ...channelFields(exam),
  language: exam.locale,
  zone: exam.zone,
  startedAt: iso(exam.startedAt),
  endsAt: isoOrNull(exam.endsAt),
  submittedAt: isoOrNull(exam.submission?.at ?? null),
  submittedBy: exam.submission?.by ?? null,
  // A group exam tells no one their result before it is over for everyone.
  right: exam.isSealed ? null : (exam.submission?.right ?? null),
  scorePercent: exam.submission && !exam.isSealed ? exam.submission.score / 100 : null,
  passMarkPercent: exam.passMark / 100,
  questions: items.map(examItemEntry),
})

const examItemEntry = (item: ExamItem) => ({
  number: item.number,
  question: item.questionId,
  domain: item.domain,
  /** In order; the last one is the answer. */
  chosen: item.picks,
  flagged: item.flagged,
  howSure: item.confidence,
  seconds: item.spentMs / 1000,
})

export const eventEntry = (event: ExamEvent) => ({
  groupExam: event.id,
  server: event.guildId,
  channel: event.channelId,
  message: event.messageId,
  bank: event.bank,
  format: event.format,
  domain: event.domain,
  language: event.locale,
  zone: event.zone,
  plannedAt: iso(event.createdAt),
  startsAt: iso(event.startsAt),
  endsAt: iso(event.endsAt),
  cancelledAt: isoOrNull(event.cancelledAt),
})

export const entrantEntry = (entrant: Entrant) => ({
  groupExam: entrant.eventId,
  joinedAt: iso(entrant.joinedAt),
  showsResultInSummary: entrant.shares,
  extraMinutes: entrant.extraMinutes,
})

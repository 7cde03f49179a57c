import type { StoredCorrection, Suspension } from '../../ports/corrections.ts'
import type { Notice } from '../../ports/notices.ts'
import type { StoredRescore, StoredSuggestion } from '../../ports/personal-pages.ts'
import type { StoredReport } from '../../ports/reports.ts'
import type { Suggestion } from '../../ports/suggestions.ts'
import { iso, isoOrNull } from './fields.ts'

/** Entries of an export of personal data: what someone said about questions and decided about them. */

export const reportEntry = (report: StoredReport) => ({
  report: report.id,
  question: report.questionId,
  serverOrDirectMessage: report.guildId,
  post: report.postId,
  reason: report.reason,
  optionsYouThinkAreRight: report.suggested,
  source: report.source,
  comment: report.comment,
  yourAnswer: report.picked,
  language: report.locale,
  reportedAt: iso(report.at),
  outcome: report.closed && {
    kind: report.closed.outcome,
    reply: report.closed.reply,
    at: iso(report.closed.at),
  },
})

export const noticeEntry = ({ kind, ref, at }: Notice) => ({ kind, about: ref, since: iso(at) })

/** Of someone else's, only what the person decided; of their own, not who decided. */
export const suggestionEntry = ({ suggestion, isAuthor, hasDecided, hasClaimed }: StoredSuggestion) => ({
  suggestion: suggestion.id,
  server: suggestion.guildId,
  state: suggestion.state,
  yours: isAuthor ? ownSuggestionEntry(suggestion) : null,
  youDecidedAt: hasDecided && suggestion.decision ? iso(suggestion.decision.at) : null,
  reason: suggestion.decision?.reason ?? null,
  youWorkOnItUntil: hasClaimed && suggestion.claim ? iso(suggestion.claim.until) : null,
})

const ownSuggestionEntry = (suggestion: Suggestion) => ({
  content: suggestion.content,
  namedAs: suggestion.authorName,
  startedAt: iso(suggestion.createdAt),
  saidOwnWordsAt: isoOrNull(suggestion.ownWordsAt),
  sentAt: isoOrNull(suggestion.sentAt),
  decidedAt: isoOrNull(suggestion.decision?.at ?? null),
})

export const rescoreEntry = (rescore: StoredRescore) => ({
  correction: rescore.correctionId,
  post: rescore.postId,
  serverOrDirectMessage: rescore.guildId,
  points: rescore.points,
  wasRight: rescore.wasRight,
  nowRight: rescore.nowRight,
})

export const correctionEntry = (correction: StoredCorrection) => ({
  correction: correction.id,
  question: correction.questionId,
  keyWas: correction.was,
  fix: correction.fix,
  comment: correction.comment,
  decidedAt: iso(correction.at),
  undoneAt: isoOrNull(correction.undoneAt),
})

export const suspensionEntry = (suspension: Suspension) => ({
  question: suspension.questionId,
  server: suspension.guildId === '' ? null : suspension.guildId,
  suspendedAt: iso(suspension.at),
})

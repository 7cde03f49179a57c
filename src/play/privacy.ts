import { dateOfDay } from '../quiz/day.ts'
import type { GrantState } from '../quiz/roles.ts'
import { formatTime } from '../quiz/time-of-day.ts'
import type { Deps } from './deps.ts'
import type { Entrant, ExamEvent } from './exam/event.ts'
import type { ExamItem } from './exam/exam.ts'
import type { StoredCorrection, Suspension } from './ports/corrections.ts'
import type { Notice } from './ports/notices.ts'
import type { ExamOutcome } from './ports/outcomes.ts'
import type {
  PersonalPage,
  StoredAnswer,
  StoredExam,
  StoredExposure,
  StoredRescore,
  StoredReset,
  StoredStreak,
  StoredSuggestion,
  StoredTotal,
} from './ports/personal-pages.ts'
import type { StoredReport } from './ports/reports.ts'
import type { StoredGrant } from './ports/roles.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { type Daily, dailyOf, type Post, type Session, seriesOf } from './record.ts'
import type { Card, StoredAbility, StudySettings } from './study/record.ts'
import { yieldToEventLoop } from './tasks/yield-to-event-loop.ts'

export type Visibility = { readonly kind: 'hidden' | 'named' }

/** Sets whether a person is named in results and on boards. */
export const setHidden = async (
  deps: Pick<Deps, 'clock' | 'people'>,
  { userId, hidden }: { readonly userId: string; readonly hidden: boolean },
): Promise<Visibility> => {
  await deps.people.setHidden(userId, hidden ? deps.clock.now() : null)
  return { kind: hidden ? 'hidden' : 'named' }
}

/** Version of the export's format: goes up when its field names change. */
const EXPORT_VERSION = 1

/** Begins each file of an export. */
export type ExportHeader = {
  readonly version: number
  readonly exportedAt: string
  readonly userId: string
  readonly hiddenSince: string | null
}

/** The lists of an export, in their order. */
export const EXPORT_SECTIONS = [
  'answers',
  'totals',
  'streaks',
  'questionsAskedFor',
  'seriesStarted',
  'dailyQuestionsSet',
  'questionsMet',
  'reviewCards',
  'abilities',
  'studySettings',
  'realExams',
  'exams',
  'groupExamsPlanned',
  'groupExamsJoined',
  'reports',
  'notices',
  'suggestions',
  'correctedKeys',
  'correctionsDecided',
  'questionsSuspended',
  'boardsReset',
  'roles',
  'answeredBeforeDeletion',
  'deletedAt',
] as const

/** Some entries of one list. */
export type ExportPage = {
  readonly section: (typeof EXPORT_SECTIONS)[number]
  readonly entries: readonly (object | string)[]
}

export type PersonalDataExport = { readonly header: ExportHeader; readonly pages: AsyncIterable<ExportPage> }

/**
 * Everything stored about a person, in a format that is readable without knowing the code. Each page is read when it is
 * asked for, and lets others' clicks go first.
 */
export const exportPersonalData = async (
  deps: Pick<Deps, 'clock' | 'people'>,
  userId: string,
): Promise<PersonalDataExport> => ({
  header: {
    version: EXPORT_VERSION,
    exportedAt: iso(deps.clock.now()),
    userId,
    hiddenSince: isoOrNull(await deps.people.hiddenSince(userId)),
  },
  pages: exportPages(deps.people.pagesAbout(userId)),
})

async function* exportPages(pages: AsyncIterable<PersonalPage>): AsyncGenerator<ExportPage> {
  for await (const page of pages) {
    yield exportPage(page)
    await yieldToEventLoop()
  }
}

const exportPage = (page: PersonalPage): ExportPage => {
  switch (page.kind) {
    case 'answers':
      return { section: 'answers', entries: page.rows.map(answerEntry) }
    case 'totals':
      return { section: 'totals', entries: page.rows.map(totalEntry) }
    case 'streaks':
      return { section: 'streaks', entries: page.rows.map(streakEntry) }
    case 'posts':
      return { section: 'questionsAskedFor', entries: page.rows.map(postEntry) }
    case 'sessions':
      return { section: 'seriesStarted', entries: page.rows.map(sessionEntry) }
    case 'dailies':
      return { section: 'dailyQuestionsSet', entries: page.rows.map(dailyEntry) }
    case 'exposures':
      return { section: 'questionsMet', entries: page.rows.map(exposureEntry) }
    case 'cards':
      return { section: 'reviewCards', entries: page.rows.map(cardEntry) }
    case 'abilities':
      return { section: 'abilities', entries: page.rows.map(abilityEntry) }
    case 'study_settings':
      return { section: 'studySettings', entries: page.rows.map(settingsEntry) }
    case 'exam_outcomes':
      return { section: 'realExams', entries: page.rows.map(outcomeEntry) }
    case 'exams':
      return { section: 'exams', entries: page.rows.map(examEntry) }
    case 'exam_events':
      return { section: 'groupExamsPlanned', entries: page.rows.map(eventEntry) }
    case 'exam_entrants':
      return { section: 'groupExamsJoined', entries: page.rows.map(entrantEntry) }
    case 'reports':
      return { section: 'reports', entries: page.rows.map(reportEntry) }
    case 'notices':
      return { section: 'notices', entries: page.rows.map(noticeEntry) }
    case 'suggestions':
      return { section: 'suggestions', entries: page.rows.map(suggestionEntry) }
    case 'rescores':
      return { section: 'correctedKeys', entries: page.rows.map(rescoreEntry) }
    case 'corrections':
      return { section: 'correctionsDecided', entries: page.rows.map(correctionEntry) }
    case 'suspensions':
      return { section: 'questionsSuspended', entries: page.rows.map(suspensionEntry) }
    case 'board_resets':
      return { section: 'boardsReset', entries: page.rows.map(resetEntry) }
    case 'role_grants':
      return { section: 'roles', entries: page.rows.map(grantEntry) }
    case 'spent-posts':
      return { section: 'answeredBeforeDeletion', entries: page.rows }
    case 'deletions':
      return { section: 'deletedAt', entries: page.rows.map(iso) }
  }
}

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

const answerEntry = (answer: StoredAnswer) => ({
  question: answer.questionId,
  serverOrDirectMessage: answer.guildId,
  post: answer.postId,
  chosen: answer.picked,
  right: answer.right,
  rightByCorrectedKey: answer.correctedRight,
  points: answer.score,
  countsOnBoards: answer.counted,
  seconds: answer.tookMs / 1000,
  answeredAt: iso(answer.answeredAt),
  localDate: answer.day,
  ...studyFields(answer),
})

const CONFIDENCES = { 1: 'a guess', 2: 'unsure', 3: 'sure' } as const

const studyFields = (answer: StoredAnswer) => ({
  ownLocalDate: answer.ownDay === null ? null : dateOfDay(answer.ownDay),
  neverMetBefore: answer.unseen,
  saidItWasAGuess: answer.guessed,
  confidence: answer.confidence && CONFIDENCES[answer.confidence],
  changedAbilityBy: answer.abilityDelta,
  changedDifficultyBy: answer.difficultyDelta,
  ratedIn: answer.bank === null ? null : { bank: answer.bank, domain: answer.domain },
})

const exposureEntry = ({ questionId, firstAt, lastAt }: StoredExposure) => ({
  question: questionId,
  firstMetAt: isoOrNull(firstAt),
  lastMetAt: iso(lastAt),
})

const cardEntry = (card: Card) => ({
  question: card.questionId,
  firstAnswer: {
    at: iso(card.first.at),
    right: card.first.right,
    neverMetBefore: card.first.fair,
    seconds: card.first.tookMs / 1000,
  },
  answers: card.reviews,
  timesForgotten: card.lapses,
  restsForAMonth: card.resting,
  stabilityInDays: card.stability,
  difficulty: card.difficulty,
  lastAnsweredOn: dateOfDay(card.lastOn),
  dueOn: dateOfDay(card.dueOn),
})

const abilityEntry = ({ bank, domain, ability, right }: StoredAbility) => ({
  bank,
  domain: domain === '' ? null : domain,
  abilityInLogits: ability.value / 1_000_000,
  firstAttempts: ability.answered,
  right,
})

const outcomeEntry = ({ bank, onDay, passed, forecast, at }: ExamOutcome) => ({
  bank,
  day: dateOfDay(onDay),
  passed,
  chanceGiven: forecast === null ? null : forecast / 1000,
  saidAt: iso(at),
})

const settingsEntry = (settings: StudySettings) => ({
  zone: settings.zone,
  examOn: settings.examOn === null ? null : dateOfDay(settings.examOn),
  questionsADay: settings.perDay,
  reminderAt: settings.remindMinutes === null ? null : formatTime(settings.remindMinutes),
  pauses: settings.pauses.map(([from, until]) => ({ from: dateOfDay(from), until: dateOfDay(until) })),
  remindersRefusedAt: isoOrNull(settings.remindersBlockedAt),
  remindedOn: settings.remindedOn === null ? null : dateOfDay(settings.remindedOn),
  language: settings.locale,
  lastExamOn: settings.examWasOn === null ? null : dateOfDay(settings.examWasOn),
})

const examEntry = ({ exam, items }: StoredExam) => ({
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

const rescoreEntry = (rescore: StoredRescore) => ({
  correction: rescore.correctionId,
  post: rescore.postId,
  serverOrDirectMessage: rescore.guildId,
  points: rescore.points,
  wasRight: rescore.wasRight,
  nowRight: rescore.nowRight,
})

const correctionEntry = (correction: StoredCorrection) => ({
  correction: correction.id,
  question: correction.questionId,
  keyWas: correction.was,
  fix: correction.fix,
  comment: correction.comment,
  decidedAt: iso(correction.at),
  undoneAt: isoOrNull(correction.undoneAt),
})

const resetEntry = ({ guildId, period, at }: StoredReset) => ({
  server: guildId,
  period,
  resetAt: iso(at),
})

const GRANT_STATES: Readonly<Record<GrantState, string>> = {
  giving: 'being given by the bot',
  given: 'given by the bot',
  taking: 'being taken back by the bot',
  held: 'given by someone else',
  declined: 'taken away by someone, so the bot doesn’t give it again',
  absent: 'not given: you weren’t on the server',
}

const grantEntry = ({ guildId, roleId, state, at, checkedAt }: StoredGrant) => ({
  server: guildId,
  role: roleId,
  state: GRANT_STATES[state],
  since: iso(at),
  checkedAt: iso(checkedAt),
})

const suspensionEntry = (suspension: Suspension) => ({
  question: suspension.questionId,
  server: suspension.guildId === '' ? null : suspension.guildId,
  suspendedAt: iso(suspension.at),
})

const eventEntry = (event: ExamEvent) => ({
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

const entrantEntry = (entrant: Entrant) => ({
  groupExam: entrant.eventId,
  joinedAt: iso(entrant.joinedAt),
  showsResultInSummary: entrant.shares,
  extraMinutes: entrant.extraMinutes,
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

const reportEntry = (report: StoredReport) => ({
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

/** Of someone else's, only what the person decided; of their own, not who decided. */
const suggestionEntry = ({ suggestion, isAuthor, hasDecided, hasClaimed }: StoredSuggestion) => ({
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

const noticeEntry = ({ kind, ref, at }: Notice) => ({ kind, about: ref, since: iso(at) })

const totalEntry = (total: StoredTotal) => ({
  serverOrDirectMessage: total.guildId,
  period: total.period,
  countedSince: isoOrNull(total.since),
  points: total.points,
  answered: total.answered,
  right: total.right,
  lastAnswerAt: iso(total.lastAt),
})

const streakEntry = (streak: StoredStreak) => ({
  serverOrDirectMessage: streak.guildId,
  days: streak.length,
  longest: streak.longest,
  freezes: streak.freezes,
  lastLocalDate: streak.lastDay,
})

const postEntry = (post: Post) => ({
  post: post.id,
  question: post.questionId,
  ...channelFields(post),
  message: post.messageId,
  topic: post.topic,
  difficulty: post.difficulty,
  seconds: post.seconds,
  ...roundFields(post),
  language: post.locale,
  dailyQuestion: dailyOf(post)?.dailyId ?? null,
  openedAt: iso(post.openedAt),
  closedAt: isoOrNull(post.closedAt),
})

const roundFields = (post: Post) => {
  const series = seriesOf(post)
  return { series: series?.sessionId ?? null, number: series?.round ?? 1, of: series?.rounds ?? 1 }
}

const sessionEntry = (session: Session) => ({
  series: session.id,
  ...channelFields(session),
  questions: session.rounds,
  language: session.locale,
  startedAt: iso(session.startedAt),
  endedAt: isoOrNull(session.endedAt),
})

const SEEN_BY = { channel: 'everyone there', direct: 'only you', private: 'only you' } as const

/** Outside of guilds `guildId` holds the channel's id. */
const channelFields = (record: Pick<Post, 'guildId' | 'channelId' | 'audience'>) => ({
  server: record.guildId === record.channelId ? null : record.guildId,
  channel: record.channelId,
  seenBy: SEEN_BY[record.audience],
})

const dailyEntry = (daily: Daily) => ({
  dailyQuestion: daily.id,
  server: daily.guildId,
  channel: daily.channelId,
  timeOfDay: formatTime(daily.minutes),
  zone: daily.zone,
  topic: daily.topic,
  difficulty: daily.difficulty,
  role: daily.roleId,
  thread: daily.thread,
  language: daily.locale,
  setAt: iso(daily.setAt),
  nextAt: isoOrNull(daily.next?.at ?? null),
})

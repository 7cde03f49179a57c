import { findQuestion } from '../quiz/find-question.ts'
import { isWithdrawn, type Question } from '../quiz/question.ts'
import { type RescoreNotice, rescoreNotices } from './corrections/rescore-notice.ts'
import type { Deps } from './deps.ts'
import type { Notice, NoticeKind } from './ports/notices.ts'
import type { StoredReport } from './ports/reports.ts'
import { isInBank, type Suggestion } from './ports/suggestions.ts'

/** What a person is told about one or more notices. Each kind has a reader here, and words in render/notices.ts. */
export type NoticeView = (ReportNotice | RescoreNotice | SuggestionNotice) & {
  /** The notices that it tells. */
  readonly notices: readonly Notice[]
}

/** How a report ended. `question`: as they saw it. `now`: as it is asked today; null where it isn't. */
export type ReportNotice = {
  readonly kind: 'report'
  readonly report: StoredReport
  readonly question: Question
  readonly now: Question | null
}

/** How a suggestion ended. */
export type SuggestionNotice = {
  readonly kind: 'suggestion'
  readonly suggestion: Suggestion
  readonly isAccepted: boolean
}

type NoticeDeps = Pick<Deps, 'corrections' | 'notices' | 'overlay' | 'posts' | 'reports' | 'suggestions'>

/** Turns the notices of one person and one kind into what is told. A notice about what is deleted by now is told no more. */
type NoticeReader = (deps: NoticeDeps, notices: readonly Notice[]) => Promise<NoticeView[]>

/** Kinds without a reader stay in the store, for a version that has one. */
const READERS: Readonly<Partial<Record<NoticeKind, NoticeReader>>> = {
  report: (deps, notices) => readReports(deps, notices),
  rescored: (deps, notices) => readRescores(deps, notices),
  suggestion: (deps, notices) => readSuggestions(deps, notices),
}

const KINDS = Object.keys(READERS) as NoticeKind[]

/** Of more, the others come with the next interaction: a phone shows no more. */
const MAX_TOLD = 3

export type TakenNotices = { readonly told: readonly NoticeView[]; readonly later: number }

/**
 * Takes what a person is to be told, once. Null where there is nothing, which is nearly always and costs one read. Who
 * can't tell it puts it back with `returnNotices`.
 */
export const takeNotices = async (deps: NoticeDeps, userId: string): Promise<TakenNotices | null> => {
  const notices = await deps.notices.takeNotices(userId, KINDS, MAX_TOLD)
  const told = await readNotices(deps, notices).catch(async error => {
    await deps.notices.addNotices(notices)
    throw error
  })
  const later = notices.length < MAX_TOLD ? 0 : await deps.notices.countNotices(userId, KINDS)
  if (told.length > 0) return { told, later }
  return later > 0 ? takeNotices(deps, userId) : null
}

/** Puts back what could not be told. */
export const returnNotices = (
  { notices }: Pick<Deps, 'notices'>,
  views: readonly NoticeView[],
): Promise<void> => notices.addNotices(views.flatMap(view => view.notices))

const readNotices = async (deps: NoticeDeps, notices: readonly Notice[]): Promise<NoticeView[]> => {
  const views: NoticeView[] = []
  for (const [kind, some] of Map.groupBy(notices, notice => notice.kind))
    views.push(...((await READERS[kind]?.(deps, some)) ?? []))
  return views
}

const readReports: NoticeReader = async (deps, notices) => {
  const reports = await deps.reports.findReports(notices.map(({ ref }) => ref))
  const views: NoticeView[] = []
  for (const notice of notices) {
    const report = reports.find(({ id }) => id === notice.ref)
    const question = report && (await deps.posts.findRevision(report.hash))
    if (!report || !question) continue
    views.push({ kind: 'report', report, question, now: findNow(deps, report.questionId), notices: [notice] })
  }
  return views
}

const readRescores: NoticeReader = async (deps, notices) => {
  const [first] = notices
  if (!first) return []
  const correctionIds = notices.map(({ ref }) => ref)
  const found = await rescoreNotices(deps, { correctionIds, userId: first.userId })
  return notices.flatMap(notice => {
    const view = found.get(notice.ref)
    return view ? [{ ...view, notices: [notice] }] : []
  })
}

const readSuggestions: NoticeReader = async (deps, notices) => {
  const found = await deps.suggestions.findSuggestions(notices.map(({ ref }) => ref))
  return notices.flatMap((notice): NoticeView[] => {
    const suggestion = found.find(({ id }) => id === notice.ref)
    if (!suggestion) return []
    return [{ kind: 'suggestion', suggestion, isAccepted: isInBank(suggestion.state), notices: [notice] }]
  })
}

/** Null where it isn't asked. */
const findNow = ({ overlay }: Pick<Deps, 'overlay'>, questionId: string): Question | null => {
  const question = findQuestion(overlay.everywhere(), questionId)
  return question && !isWithdrawn(question) ? question : null
}

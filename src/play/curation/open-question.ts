import { alertsOf, isCurrent, SUSPECT_KINDS } from '../../quiz/items/alerts.ts'
import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'
import { isCleared } from '../../quiz/items/suspicion.ts'
import { type Question, stableId } from '../../quiz/question.ts'
import { KEY_REASONS } from '../../quiz/report.ts'
import { shortDigest } from '../../quiz/short-digest.ts'
import type { Deps } from '../deps.ts'
import type { RescoreProgress, StoredCorrection } from '../ports/corrections.ts'
import type { Report } from '../ports/reports.ts'
import { findDigested } from './find-digested.ts'
import { listAttention } from './list-attention.ts'
import type { Viewer } from './viewer.ts'

/** What a report says: never who wrote it, nor what they had answered. */
export type ReportView = Pick<Report, 'reason' | 'suggested' | 'source' | 'comment' | 'at'>

/** One question with everything that helps to decide about it. */
export type QuestionDesk = {
  readonly viewer: Viewer
  /** With the corrections that hold. */
  readonly question: Question
  readonly questionId: string
  readonly digest: string
  readonly analysis: ItemAnalysis | null
  /** Whether it's left out of dailies and exams, and nothing that was decided since ends that with the next check. */
  readonly isSuspect: boolean
  /** Whether an owner found it to be fine, and there's not much news since. */
  readonly isCleared: boolean
  readonly reports: readonly ReportView[]
  /** The last decision that can be undone. */
  readonly decision: StoredCorrection | null
  /** A key that was changed in the file, with points that no one has given yet. */
  readonly keyChange: StoredCorrection | null
  readonly suspended: { readonly everywhere: boolean; readonly here: boolean }
  /** How far the last decision is carried out; null where it's done. */
  readonly progress: RescoreProgress | null
}

type DeskDeps = Pick<Deps, 'corrections' | 'guildBanks' | 'items' | 'overlay' | 'reports'>

/** Null where the banks have no such question, or it is none of the viewer's business. */
export const openQuestion = async (
  deps: DeskDeps,
  viewer: Viewer,
  digest: string,
): Promise<QuestionDesk | null> => {
  const question = findDigested(deps.overlay.everywhere(), digest)
  if (!question || !(await maySee(deps, viewer, digest))) return null
  const questionId = stableId(question)
  const [analysis, clearances, reports, corrections, progress] = await Promise.all([
    deps.items.findAnalysis(questionId),
    deps.items.clearances(),
    deps.reports.openReportsOn(questionId),
    deps.corrections.correctionsOf(questionId),
    deps.corrections.findProgress(questionId),
  ])
  const clearance = clearances.find(one => one.questionId === questionId) ?? null
  const current = analysis && isCurrent(analysis, question) ? analysis : null
  const doubters = reports.filter(({ reason }) => KEY_REASONS.has(reason)).length
  const alerts = alertsOf(question, { analysis: current, clearance, doubters })
  const inForce = corrections.filter(one => one.undoneAt === null && deps.overlay.isInForce(one))
  return {
    viewer,
    question,
    questionId,
    digest: shortDigest(questionId),
    analysis: current,
    isSuspect: question.suspect === true && alerts.some(kind => SUSPECT_KINDS.includes(kind)),
    isCleared: isCleared(clearance, current ?? { hash: question.hash, answers: 0 }),
    reports: reports
      .filter(({ guildId }) => viewer.kind === 'owner' || guildId === viewer.guildId)
      .map(report => viewOf(report, question)),
    decision:
      inForce.filter(one => one.awardedAt !== null).toSorted((a, b) => b.awardedAt! - a.awardedAt!)[0] ??
      null,
    keyChange: inForce.find(one => one.awardedAt === null) ?? null,
    suspended: suspendedAt(deps, viewer, questionId),
    progress,
  }
}

/** Managers may open what is on their list. */
const maySee = async (deps: DeskDeps, viewer: Viewer, digest: string): Promise<boolean> =>
  viewer.kind === 'owner' || (await listAttention(deps, viewer)).some(one => one.digest === digest)

/** Of an earlier revision, letters may mean other options. */
const viewOf = (
  { reason, suggested, source, comment, at, hash }: Report,
  question: Question,
): ReportView => ({
  reason,
  suggested: hash === question.hash ? suggested : null,
  source,
  comment,
  at,
})

const suspendedAt = ({ overlay }: DeskDeps, { guildId }: Viewer, questionId: string) => {
  const places = overlay.suspensions().filter(one => one.questionId === questionId)
  return {
    everywhere: places.some(one => one.guildId === ''),
    here: guildId !== null && places.some(one => one.guildId === guildId),
  }
}

import { findQuestion } from '../../quiz/find-question.ts'
import { isCurrent, isFit, TRIAL_ANSWERS } from '../../quiz/items/alerts.ts'
import { type AttentionGroup, rankAttention, suspicionAbout } from '../../quiz/items/attention.ts'
import { type ItemAnalysis, MIN_SHOWN_ANSWERS } from '../../quiz/items/item-analysis.ts'
import { isCleared } from '../../quiz/items/suspicion.ts'
import type { Question } from '../../quiz/question.ts'
import { stableId } from '../../quiz/question.ts'
import { shortDigest } from '../../quiz/short-digest.ts'
import { listUnawarded } from '../corrections/list-corrections.ts'
import type { Deps } from '../deps.ts'
import type { StoredCorrection } from '../ports/corrections.ts'
import type { Clearance, StoredAnalysis } from '../ports/items.ts'
import type { ReportedQuestion } from '../ports/reports.ts'
import type { Viewer } from './viewer.ts'

/** A question that needs someone, and everything that is known about why. */
export type Attention = {
  readonly question: Question
  readonly questionId: string
  readonly digest: string
  readonly group: AttentionGroup
  readonly suspicion: number
  readonly reports: number
  /**
   * Of the question as it is now; null without one, where too few people answered, or where an owner found the question to
   * be fine.
   */
  readonly analysis: ItemAnalysis | null
  readonly reported: ReportedQuestion | null
  /** A key that was changed in its file, with points that no one has given yet. */
  readonly keyChange: StoredCorrection | null
  readonly trial: { readonly answers: number; readonly isFit: boolean } | null
  readonly suspension: 'everywhere' | 'here' | null
}

/** More than anyone works through. */
const MAX_QUESTIONS = 500

type ListDeps = Pick<Deps, 'corrections' | 'guildBanks' | 'items' | 'overlay' | 'reports'>

/**
 * What needs someone, the most urgent first: reports and statistics in one list, changed keys, trials that are over, and what
 * is suspended. A server's managers see what concerns their server.
 */
export const listAttention = async (deps: ListDeps, viewer: Viewer): Promise<Attention[]> => {
  const known = await gather(deps, viewer)
  const records = await deps.reports.trackRecord(
    [...known.reported.values()].flatMap(({ doubters }) => doubters),
  )
  const entries = [...idsIn(known)].flatMap(questionId => {
    const question = findQuestion(deps.overlay.everywhere(), questionId)
    if (!question || (viewer.kind === 'manager' && isOfAnotherGuild(deps, question, viewer))) return []
    const entry = entryOf(known, question, records)
    return entry && (viewer.kind === 'owner' || concerns(entry)) ? [entry] : []
  })
  return rankAttention(entries)
}

/** Whether a question is in the bank of what another guild's members suggested. */
const isOfAnotherGuild = (
  { guildBanks }: Pick<Deps, 'guildBanks'>,
  { bank }: Question,
  { guildId }: Viewer,
): boolean => bank !== guildId && guildBanks.of(bank) !== null

/** Whether an entry is something for a server's managers: reported there, suspended there, or out of dailies and exams. */
const concerns = ({ reported, suspension, question }: Attention): boolean =>
  reported !== null || suspension === 'here' || question.suspect === true

type Known = {
  readonly analyses: ReadonlyMap<string, StoredAnalysis>
  readonly clearances: ReadonlyMap<string, Clearance>
  readonly reported: ReadonlyMap<string, ReportedQuestion>
  readonly keyChanges: ReadonlyMap<string, StoredCorrection>
  readonly suspended: ReadonlyMap<string, 'everywhere' | 'here'>
}

const gather = async (deps: ListDeps, viewer: Viewer): Promise<Known> => {
  const isOwner = viewer.kind === 'owner'
  const inGuild = isOwner ? {} : { guildId: viewer.guildId }
  const [reported, doubtful, clearances, changed] = await Promise.all([
    deps.reports.questionsWithReports({ ...inGuild, limit: MAX_QUESTIONS }),
    deps.items.doubtfulAnalyses(MAX_QUESTIONS),
    deps.items.clearances(),
    isOwner ? listUnawarded(deps) : [],
  ])
  const trials = isOwner ? trialsIn(deps) : []
  const others = await deps.items.analysesOf([...reported.map(({ questionId }) => questionId), ...trials])
  return {
    analyses: new Map([...doubtful, ...others].map(one => [one.question, one])),
    clearances: new Map(clearances.map(one => [one.questionId, one])),
    reported: new Map(reported.map(one => [one.questionId, one])),
    keyChanges: new Map(changed.map(({ correction }) => [correction.questionId, correction])),
    suspended: suspendedFor(deps, viewer),
  }
}

/** Not those of guilds' banks, which their managers see to. */
const trialsIn = ({ overlay }: ListDeps): string[] =>
  overlay
    .current()
    .flatMap(({ questions }) => questions.filter(({ status }) => status === 'trial').map(stableId))

const suspendedFor = ({ overlay }: ListDeps, { kind, guildId }: Viewer): Known['suspended'] =>
  new Map(
    overlay
      .suspensions()
      .filter(one => one.guildId === guildId || (kind === 'owner' && one.guildId === ''))
      // Everywhere counts more than here.
      .toSorted((a, b) => b.guildId.length - a.guildId.length)
      .map(one => [one.questionId, one.guildId === '' ? 'everywhere' : 'here']),
  )

const idsIn = ({ analyses, reported, keyChanges, suspended }: Known): Set<string> =>
  new Set([...analyses.keys(), ...reported.keys(), ...keyChanges.keys(), ...suspended.keys()])

type Records = Awaited<ReturnType<Deps['reports']['trackRecord']>>

/** Null for a question that needs no one. */
const entryOf = (known: Known, question: Question, records: Records): Attention | null => {
  const questionId = stableId(question)
  const reported = known.reported.get(questionId) ?? null
  const keyChange = known.keyChanges.get(questionId) ?? null
  const suspension = known.suspended.get(questionId) ?? null
  const found = known.analyses.get(questionId)
  const clearance = known.clearances.get(questionId) ?? null
  const isShown = found && found.answers >= MIN_SHOWN_ANSWERS
  const analysis = isShown && isCurrent(found, question) && !isCleared(clearance, found) ? found : null
  const trial = trialOf(question, analysis)
  const doubters = (reported?.doubters ?? []).map(
    userId => records.get(userId) ?? { changed: 0, rejected: 0 },
  )
  const isDoubted = (analysis !== null && analysis.state !== 'ok') || doubters.length > 0
  const isOut = suspension !== null || question.status === 'suspended' || question.status === 'retired'
  const group: AttentionGroup | null =
    isDoubted && !isOut
      ? 'doubt'
      : keyChange
        ? 'file-key'
        : trial
          ? 'trial'
          : reported
            ? 'reports'
            : suspension && 'suspended'
  if (group === null) return null
  const suspicion = suspicionAbout(analysis, doubters)
  const digest = shortDigest(questionId)
  const reports = reported?.count ?? 0
  return {
    question,
    questionId,
    digest,
    group,
    suspicion,
    reports,
    analysis,
    reported,
    keyChange,
    trial,
    suspension,
  }
}

const trialOf = ({ status }: Question, analysis: ItemAnalysis | null): Attention['trial'] =>
  status === 'trial' && analysis !== null && analysis.answers >= TRIAL_ANSWERS
    ? { answers: analysis.answers, isFit: isFit(analysis) }
    : null

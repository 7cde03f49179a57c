import { findQuestion } from '../../quiz/find-question.ts'
import { type AlertEvidence, alertsOf } from '../../quiz/items/alerts.ts'
import { isWhole, type Question, stableId } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { Alert } from '../ports/alerts.ts'
import { WHOLE_BOT } from '../tasks/task-kinds.ts'

/** More questions than anyone looks at. */
const MAX_QUESTIONS = 5000

/** After something changed what is known about questions: a durable task, so that only one process does it at a time. */
export const planCheck = ({ clock, tasks }: Pick<Deps, 'clock' | 'tasks'>): Promise<void> =>
  tasks.addTask('check-questions', WHOLE_BOT, clock.now(), 'later')

type CheckDeps = Pick<
  Deps,
  'alerts' | 'banks' | 'clock' | 'corrections' | 'items' | 'overlay' | 'posts' | 'reports' | 'tasks'
>

/** The task `check-questions`: finds the questions that someone should look at, and has the owners told. */
export const checkQuestions = async (deps: CheckDeps): Promise<void> => {
  const alerts = await findAlerts(deps)
  if (await deps.alerts.replaceAlerts(alerts, deps.clock.now())) await deps.overlay.reload()
  if (alerts.length > 0) await deps.tasks.addTask('tell-owners', WHOLE_BOT, deps.clock.now(), 'later')
}

const findAlerts = async (deps: CheckDeps): Promise<Alert[]> => {
  const evidence = await gather(deps)
  const current = deps.overlay.everywhere()
  const found = [...evidence.keys()].map(id => [id, findQuestion(current, id)] as const)
  const missing = found.flatMap(([id, question]) => (question === undefined ? [id] : []))
  const alerts = found.flatMap(([questionId, question]) =>
    question === undefined || isOut(question)
      ? []
      : alertsOf(question, evidence.get(questionId)!).map(kind => ({ questionId, kind })),
  )
  return [...alerts, ...(await standingOf(deps, missing))]
}

/** What is known about each question that may need someone. */
const gather = async ({ alerts, banks, items, reports }: CheckDeps) => {
  const reported = await reports.questionsWithReports({ limit: MAX_QUESTIONS })
  const trials = banks
    .current()
    .flatMap(bank => bank.questions.filter(({ status }) => status === 'trial'))
    .map(stableId)
  const standing = (await alerts.alerts()).map(({ questionId }) => questionId)
  const analyses = [
    ...(await items.doubtfulAnalyses(MAX_QUESTIONS)),
    ...(await items.analysesOf([...new Set([...trials, ...standing])])),
  ]
  const analysisOf = new Map(analyses.map(analysis => [analysis.question, analysis]))
  const clearanceOf = new Map((await items.clearances()).map(one => [one.questionId, one]))
  const doubtersOf = new Map(reported.map(({ questionId, doubters }) => [questionId, doubters.length]))
  return new Map<string, AlertEvidence>(
    [...analysisOf.keys(), ...doubtersOf.keys()].map(id => [
      id,
      {
        analysis: analysisOf.get(id) ?? null,
        clearance: clearanceOf.get(id) ?? null,
        doubters: doubtersOf.get(id) ?? 0,
      },
    ]),
  )
}

/** Of questions whose bank is away, the alerts that stand: they stay told, and hold when the bank is back. */
const standingOf = async (
  { alerts, corrections, overlay, posts }: CheckDeps,
  missing: readonly string[],
): Promise<Alert[]> => {
  const standing = (await alerts.alerts()).filter(({ questionId }) => missing.includes(questionId))
  const asked = await corrections.askedHashes([...new Set(standing.map(({ questionId }) => questionId))])
  const kept: Alert[] = []
  for (const alert of standing) {
    const revisions = await Promise.all((asked.get(alert.questionId) ?? []).map(posts.findRevision))
    const isGone = revisions.some(one => one !== null && isWhole(overlay.everywhere(), one.bank))
    if (!isGone) kept.push(alert)
  }
  return kept
}

/** What isn't asked any more needs no one. */
const isOut = ({ status }: Question): boolean => status === 'retired' || status === 'suspended'

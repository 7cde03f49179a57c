import { findQuestion } from '../../quiz/find-question.ts'
import { alertsOf } from '../../quiz/items/alerts.ts'
import type { Question } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { Alert } from '../ports/alerts.ts'
import { WHOLE_BOT } from '../tasks/task-kinds.ts'

/** More questions than anyone looks at. */
const MAX_QUESTIONS = 5000

/** After something changed what is known about questions: a durable task, so that only one process does it at a time. */
export const planCheck = ({ clock, tasks }: Pick<Deps, 'clock' | 'tasks'>): Promise<void> =>
  tasks.addTask('check-questions', WHOLE_BOT, clock.now(), 'later')

type CheckDeps = Pick<Deps, 'alerts' | 'banks' | 'clock' | 'items' | 'overlay' | 'reports' | 'tasks'>

/** The task `check-questions`: finds the questions that someone should look at, and has the owners told. */
export const checkQuestions = async (deps: CheckDeps): Promise<void> => {
  const alerts = await findAlerts(deps)
  if (await deps.alerts.replaceAlerts(alerts, deps.clock.now())) await deps.overlay.reload()
  if (alerts.length > 0) await deps.tasks.addTask('tell-owners', WHOLE_BOT, deps.clock.now(), 'later')
}

const findAlerts = async ({ banks, items, reports }: CheckDeps): Promise<Alert[]> => {
  const current = banks.current()
  const reported = await reports.questionsWithReports({ limit: MAX_QUESTIONS })
  const trials = current.flatMap(bank => bank.questions.filter(({ status }) => status === 'trial'))
  const analyses = [
    ...(await items.doubtfulAnalyses(MAX_QUESTIONS)),
    ...(await items.analysesOf(trials.map(({ id, aliases }) => aliases[0] ?? id))),
  ]
  const analysisOf = new Map(analyses.map(analysis => [analysis.question, analysis]))
  const clearanceOf = new Map((await items.clearances()).map(one => [one.questionId, one]))
  const doubtersOf = new Map(reported.map(({ questionId, doubters }) => [questionId, doubters.length]))
  const ids = new Set([...analysisOf.keys(), ...doubtersOf.keys()])
  return [...ids].flatMap(questionId => {
    const question = findQuestion(current, questionId)
    if (!question || isOut(question)) return []
    const evidence = {
      analysis: analysisOf.get(questionId) ?? null,
      clearance: clearanceOf.get(questionId) ?? null,
      doubters: doubtersOf.get(questionId) ?? 0,
    }
    return alertsOf(question, evidence).map(kind => ({ questionId, kind }))
  })
}

/** What isn't asked any more needs no one. */
const isOut = ({ status }: Question): boolean => status === 'retired' || status === 'suspended'

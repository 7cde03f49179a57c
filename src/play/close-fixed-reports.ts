import { findQuestion } from '../quiz/find-question.ts'
import { isWhole, isWithdrawn } from '../quiz/question.ts'
import type { Deps } from './deps.ts'

type CloseDeps = Pick<Deps, 'banks' | 'clock' | 'posts' | 'reports'>

/** More than an owner works through before the next bank load. */
const MAX_QUESTIONS = 500

/**
 * Closes the reports that a change of the files settles: on questions that were edited since, and on those that are gone.
 * Resolves with how many it closed.
 */
export const closeFixedReports = async (deps: CloseDeps): Promise<number> => {
  const { banks, clock, reports } = deps
  let closed = 0
  for (const { questionId } of await reports.questionsWithReports({ limit: MAX_QUESTIONS })) {
    const close = { reply: null, at: clock.now() }
    const question = findQuestion(banks.current(), questionId)
    if (question === undefined && (await isGone(deps, questionId)))
      closed += await reports.closeReports(questionId, { ...close, outcome: 'stale' })
    if (question && !isWithdrawn(question))
      closed += await reports.closeOutdatedReports(questionId, question.hash, { ...close, outcome: 'fixed' })
  }
  return closed
}

/** Whether a question that the banks don't have was taken out of its bank. */
const isGone = async ({ banks, posts, reports }: CloseDeps, questionId: string): Promise<boolean> => {
  const [report] = await reports.openReportsOn(questionId)
  const asked = report && (await posts.findRevision(report.hash))
  return asked ? isWhole(banks.current(), asked.bank) : false
}

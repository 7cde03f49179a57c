import { stableId } from '../quiz/question.ts'
import type { Deps } from './deps.ts'

/** More than an owner works through before the next bank load. */
const MAX_QUESTIONS = 500

/**
 * Closes the reports on questions whose files have changed since: editing a question settles what was reported about it
 * before. Meant to run after a bank load. Resolves with how many it closed.
 */
export const closeFixedReports = async ({
  banks,
  clock,
  reports,
}: Pick<Deps, 'banks' | 'clock' | 'reports'>): Promise<number> => {
  const reported = await reports.questionsWithReports({ limit: MAX_QUESTIONS })
  if (reported.length === 0) return 0
  const questions = banks.current().flatMap(bank => bank.questions)
  const hashes = new Map(questions.map(question => [stableId(question), question.hash]))
  let closed = 0
  for (const { questionId } of reported) {
    const hash = hashes.get(questionId)
    const close = { outcome: 'fixed', reply: null, at: clock.now() } as const
    if (hash !== undefined) closed += await reports.closeOutdatedReports(questionId, hash, close)
  }
  return closed
}
